using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>Judges the parameters of a logout. logout_hint and ui_locales change nothing. RP-Initiated Logout §2</summary>
internal sealed class EndSessionRequestReader(IClientStore clients, JwtReader reader)
{
    /// <summary>The request; or an error to show, because nothing of a faulty request may lead to a redirect.</summary>
    [Spec("RP-Initiated Logout §2")]
    public async Task<Outcome<EndSessionRequest>> ReadAsync(RequestParameters parameters, CancellationToken cancel)
    {
        var named = parameters[ParameterNames.ClientId];
        var hint = await HintAsync(parameters[ParameterNames.IdTokenHint], cancel);
        if (hint is not null && named is not null && named != hint.ClientId) return Errors.HintOfAnotherClient;

        var request = await JudgeAsync(
            named ?? hint?.ClientId, hint?.Hint, parameters[ParameterNames.PostLogoutRedirectUri], parameters[ParameterNames.State], cancel);

        // The id token of a client that is gone is worth as much as a made-up one; a client_id of none is the developer's mistake.
        return request.Refused && named is null && request.Error == Errors.UnknownClient ? EndSessionRequest.Unknown : request;
    }

    /// <summary>Judges what a parked logout carries by the client as it is now.</summary>
    public async Task<Outcome<EndSessionRequest>> JudgeAsync(
        string? clientId, LogoutHint? hint, string? redirectUri, string? state, CancellationToken cancel)
    {
        // Whose address it would be is not known: then the browser stays here.
        if (clientId is null) return EndSessionRequest.Unknown;
        if (await clients.FindAsync(clientId, cancel) is not { } client) return Errors.UnknownClient;
        if (redirectUri is null) return new EndSessionRequest(client, hint, null);

        var target = PostLogoutTarget.For(client, redirectUri, state);
        return target.Refused ? target.Error : new EndSessionRequest(client, hint, target.Value);
    }

    // An expired one still tells who asks about whom. One that is not ours tells nothing, and the person is asked: a client that
    // kept its id token for longer than its key is published must not be stuck with an error.
    private async Task<ReadHint?> HintAsync(string? hint, CancellationToken cancel) =>
        hint is not null
        && await reader.ReadAsync(hint, TokenTypes.IdToken, audience: null, cancel, evenExpired: true) is { } token
        && token.Audiences.ToList() is [var clientId]
            ? new(clientId, new(token.Subject, token.TryGetPayloadValue<string>("sid", out var sessionId) ? sessionId : null))
            : null;

    private sealed record ReadHint(string ClientId, LogoutHint Hint);
}
