using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Bearers;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>GET, PUT and DELETE /oauth2/register/{client_id}: a client looks after its own registration. RFC 7592</summary>
internal sealed class RegistrationManagementEndpoint(
    IClientRegistrationStore store, ClientJudge judge, RegistrationAnswer answer, IOptionsMonitor<OpenIdOptions> options)
{
    // Members of the answer that must not come back: RFC 7592 §2.2.
    private static readonly string[] NotForUpdates =
        ["registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at"];

    [Spec("RFC 7592 §2.1")]
    public async Task<IResult> ReadAsync(HttpContext http)
    {
        var found = await FindAsync(http);
        return found.Refused ? JsonAnswer.Refused(found.Error) : JsonAnswer.Ok(answer.For(found.Value.Client, secret: null, found.Value.Token, issuedAt: null));
    }

    [Spec("RFC 7592 §2.2")]
    public async Task<IResult> ReplaceAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var found = await FindAsync(http);
        if (found.Refused) return JsonAnswer.Refused(found.Error);

        var (client, token) = found.Value;
        var body = await RegistrationBody.ParseAsync(http.Request, cancel);
        if (body.Refused) return JsonAnswer.Refused(body.Error);
        if (WhyNot(body.Value, client) is { } refusal) return JsonAnswer.Refused(refusal, client.ClientId);

        var metadata = await judge.JudgeAsync(body.Value, options.CurrentValue.Registration, cancel);
        if (metadata.Refused) return JsonAnswer.Refused(metadata.Error, client.ClientId);

        return await ReplaceAsync(client, token, metadata.Value, cancel);
    }

    [Spec("RFC 7592 §2.3")]
    public async Task<IResult> RemoveAsync(HttpContext http)
    {
        var found = await FindAsync(http);
        if (found.Refused) return JsonAnswer.Refused(found.Error);

        return await store.TryRemoveAsync(found.Value.Client.ClientId, HandleHash.Of(found.Value.Token), http.RequestAborted)
            ? JsonAnswer.NoContent()
            : JsonAnswer.Refused(Errors.InvalidToken);
    }

    private async Task<IResult> ReplaceAsync(RegisteredClient client, string token, ClientMetadata metadata, CancellationToken cancel)
    {
        var needsSecret = ClientAuthenticationMethods.NeedsSecret(metadata.TokenEndpointAuthMethod);

        // A client that signs with its secret needs one that is kept readable, so a change to that method brings a new one.
        var keepsSecret = needsSecret && client.Secrets.Count > 0
            && (metadata.TokenEndpointAuthMethod != ClientAuthenticationMethods.ClientSecretJwt || client.SigningSecrets.Count > 0);
        var secret = needsSecret && !keepsSecret ? OpaqueHandle.Create() : null;
        var changed = client with
        {
            Metadata = metadata,
            Secrets = !needsSecret ? [] : secret is null ? client.Secrets : [HandleHash.Of(secret)],
        };

        var next = OpaqueHandle.Create();
        return await store.TryReplaceAsync(changed, secret, HandleHash.Of(token), HandleHash.Of(next), cancel)
            ? JsonAnswer.Ok(answer.For(changed, secret, next, issuedAt: null))
            : JsonAnswer.Refused(Errors.InvalidToken, client.ClientId);
    }

    [Spec("RFC 7592 §2.2")]
    private static OAuthError? WhyNot(JsonObject body, RegisteredClient client)
    {
        if (NotForUpdates.FirstOrDefault(body.ContainsKey) is { } wrong) return Errors.InvalidRequest($"{wrong} must not be sent");
        if (!(body["client_id"] is JsonValue id && id.TryGetValue<string>(out var clientId) && clientId == client.ClientId))
            return Errors.InvalidRequest("client_id must be the one of the registration");

        return body["client_secret"] is not { } sent
            || (sent is JsonValue value && value.TryGetValue<string>(out var secret) && ClientSecret.IsOneOf(client.Secrets, secret))
            ? null
            : Errors.InvalidRequest("client_secret must be the one of the registration");
    }

    // The same answer for an unknown client and a wrong token: RFC 7592 §2.1.
    private async Task<Outcome<Found>> FindAsync(HttpContext http)
    {
        var bearer = BearerToken.FromHeader(http.Request);
        if (bearer.Refused) return bearer.Error;

        var clientId = (string)http.Request.RouteValues["client_id"]!;
        return await store.FindAsync(clientId, HandleHash.Of(bearer.Value), http.RequestAborted) is { } client
            ? new Found(client, bearer.Value)
            : Errors.InvalidToken;
    }

    private sealed record Found(RegisteredClient Client, string Token);
}
