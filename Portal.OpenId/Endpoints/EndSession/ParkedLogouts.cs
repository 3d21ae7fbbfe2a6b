using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>
/// Carries a logout through the portal's own page as a signed, expiring JWT. It holds what the id token hint proved and not the
/// hint, which would not fit into an address twice.
/// </summary>
public sealed class ParkedLogouts
{
    private const string HintSubject = "hint_sub";
    private const string HintSession = "hint_sid";

    private readonly JwtSigner _signer;
    private readonly JwtReader _reader;
    private readonly EndSessionRequestReader _requests;
    private readonly TimeProvider _clock;
    private readonly OpenIdOptions _options;

    internal ParkedLogouts(
        JwtSigner signer, JwtReader reader, EndSessionRequestReader requests, TimeProvider clock, IOptions<OpenIdOptions> options) =>
        (_signer, _reader, _requests, _clock, _options) = (signer, reader, requests, clock, options.Value);

    /// <summary>What the sign-out page may know about a parked logout.</summary>
    /// <param name="parked">The text from the page's address; any text.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when no client is known to have asked: it expired, was altered, or named none.</returns>
    public async Task<ParkedLogoutView?> ViewAsync(string parked, CancellationToken cancel) =>
        await ResumeAsync(parked, cancel) is { Client: { } client } request ? new(client, request.Target?.Uri) : null;

    internal ValueTask<string> ParkAsync(EndSessionRequest request, CancellationToken cancel)
    {
        var claims = new JsonObject
        {
            ["iss"] = _options.Issuer,
            ["aud"] = _options.Issuer,
            ["exp"] = (_clock.GetUtcNow() + _options.ParkedRequestLifetime).ToUnixTimeSeconds(),
        };
        Add(claims, ParameterNames.ClientId, request.Client?.ClientId);
        Add(claims, HintSubject, request.Hint?.Subject);
        Add(claims, HintSession, request.Hint?.Sid);
        Add(claims, ParameterNames.PostLogoutRedirectUri, request.Target?.Uri);
        Add(claims, ParameterNames.State, request.Target?.State);
        return _signer.SignAsync(TokenTypes.ParkedLogout, claims, SigningAlgorithms.ES256, cancel);
    }

    /// <summary>The logout as it is judged now. One that no longer holds still is somebody's wish to be signed out, and leads nowhere else.</summary>
    internal async Task<EndSessionRequest> ResumeAsync(string? parked, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(parked)) return EndSessionRequest.Unknown;
        if (await _reader.ReadAsync(parked, TokenTypes.ParkedLogout, _options.Issuer, cancel) is not { } jwt) return EndSessionRequest.Unknown;

        var hint = Find(jwt, HintSubject) is { } subject ? new LogoutHint(subject, Find(jwt, HintSession)) : null;
        var request = await _requests.JudgeAsync(
            Find(jwt, ParameterNames.ClientId), hint, Find(jwt, ParameterNames.PostLogoutRedirectUri), Find(jwt, ParameterNames.State), cancel);
        return request.Refused ? EndSessionRequest.Unknown : request.Value;
    }

    private static string? Find(JsonWebToken jwt, string name) => jwt.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static void Add(JsonObject claims, string name, string? value)
    {
        if (value is not null) claims[name] = value;
    }
}
