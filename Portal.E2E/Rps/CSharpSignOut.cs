using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.E2E.Rps;

/// <summary>Signing out, at the app's wish and at the portal's.</summary>
internal sealed class CSharpSignOut(TokenClient portal, TokenReader reader, string returnUri)
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    private readonly ConcurrentDictionary<string, byte> _begun = new();
    private readonly ConcurrentQueue<(string? Issuer, string? SessionId)> _framed = new();
    private readonly TaskCompletionSource<JsonWebToken> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the portal's hidden frame said.</summary>
    public IReadOnlyCollection<(string? Issuer, string? SessionId)> Framed => _framed;

    /// <summary>The logout token that came from server to server and was found genuine.</summary>
    public Task<JsonWebToken> Told => _told.Task;

    /// <param name="hint">Proves which session is meant; null for an app that lost its id token.</param>
    /// <param name="clientId">Who asks.</param>
    public async Task<string> BeginAsync(string? hint, string clientId, CancellationToken cancel)
    {
        var state = SignInAttempt.Random();
        _begun[state] = 0;
        return new OpenIdConnectMessage
        {
            IssuerAddress = (await portal.MetadataAsync(cancel)).EndSessionEndpoint,
            ClientId = clientId,
            IdTokenHint = hint,
            PostLogoutRedirectUri = returnUri,
            State = state,
        }.CreateLogoutRequestUrl();
    }

    public bool IsAnswer(IQueryCollection query) => _begun.TryRemove(query["state"].ToString(), out _);

    /// <summary>Front-Channel Logout §2</summary>
    public IResult FrontChannel(HttpContext http)
    {
        _framed.Enqueue((http.Request.Query["iss"], http.Request.Query["sid"]));
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text("<!doctype html><title>Signed out</title>", "text/html");
    }

    /// <summary>Back-Channel Logout §2.6</summary>
    public async Task<IResult> BackChannelAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var token = await reader.LogoutTokenAsync(form["logout_token"].ToString(), http.RequestAborted);
            if (!IsLogout(token)) throw new SecurityTokenException("This token tells of no logout.");

            _told.TrySetResult(token);
            return Results.Ok();
        }
        catch (SecurityTokenException refused)
        {
            _told.TrySetException(refused);
            return Results.BadRequest();
        }
    }

    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.TryGetProperty(LogoutEvent, out _)
        && token.TryGetPayloadValue<string>("jti", out _) && !token.TryGetPayloadValue<string>("nonce", out _);
}
