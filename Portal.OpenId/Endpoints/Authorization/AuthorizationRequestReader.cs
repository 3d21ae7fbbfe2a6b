using System.Text;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Turns parameters into a request: client and redirect URI first, because they decide who is told about an error. RFC 6749 §4.1.2.1</summary>
internal sealed class AuthorizationRequestReader(IClientStore clients, SignedRequests signed, IdTokenHint idTokenHint)
{
    private const int ByteLimit = 8 * 1024;

    [Spec("RFC 6749 §4.1.2.1")]
    public async ValueTask<AuthorizationReading> ReadAsync(RequestParameters parameters, CancellationToken cancel)
    {
        if (parameters.Repeated.Contains(ParameterNames.ClientId)) return new AuthorizationReading.Shown(AuthorizationTrail.NoClient(Errors.Repeated(ParameterNames.ClientId), null));
        if (parameters[ParameterNames.ClientId] is not { } clientId) return new AuthorizationReading.Shown(AuthorizationTrail.NoClient(Errors.Missing(ParameterNames.ClientId), null));
        if (await clients.FindAsync(clientId, cancel) is not { } client) return new AuthorizationReading.Shown(AuthorizationTrail.NoClient(Errors.UnknownClient, clientId));

        if (parameters.Repeated.Count > 0) return RefuseRepeated(client, parameters);

        var opened = await signed.OpenAsync(client, parameters, cancel);
        var target = RedirectTarget.For(client, opened.Value ?? parameters);
        if (target.Refused) return new AuthorizationReading.Shown(AuthorizationTrail.NoTarget(client, opened.Error, target.Error));
        if (opened.Refused) return new AuthorizationReading.Returned(AuthorizationTrail.NotOpened(client, opened.Error), target.Value);

        return await JudgeAsync(client, target.Value, opened.Value, cancel);
    }

    [Spec("RFC 6749 §4.1.2.1")]
    private static AuthorizationReading RefuseRepeated(RegisteredClient client, RequestParameters parameters)
    {
        var target = parameters.Repeated.Contains(ParameterNames.RedirectUri) ? Errors.Repeated(ParameterNames.RedirectUri) : RedirectTarget.For(client, parameters);
        return target.Refused
            ? new AuthorizationReading.Shown(AuthorizationTrail.NoTarget(client, null, target.Error))
            : new AuthorizationReading.Returned(AuthorizationTrail.Repeated(client, Errors.Repeated(parameters.Repeated[0])), target.Value);
    }

    private async ValueTask<AuthorizationReading> JudgeAsync(
        RegisteredClient client, RedirectTarget target, RequestParameters parameters, CancellationToken cancel)
    {
        var request = new AuthorizationRequest(client, target);
        foreach (var rule in AuthorizationParameters.InOrder)
        {
            var judged = rule(request, parameters);
            if (judged.Refused) return new AuthorizationReading.Returned(AuthorizationTrail.At(client, rule, judged.Error), request.Target);

            request = judged.Value;
        }

        var hinted = await idTokenHint.JudgeAsync(request, parameters, cancel);
        if (hinted.Refused) return new AuthorizationReading.Returned(AuthorizationTrail.AfterRules(client, ParameterNames.IdTokenHint, hinted.Error), request.Target);

        return FitsIntoAnAddress(parameters)
            ? new AuthorizationReading.Read(hinted.Value, parameters)
            : new AuthorizationReading.Returned(AuthorizationTrail.AfterRules(client, "size", Errors.InvalidRequest("The request is larger than 8 KiB")), request.Target);
    }

    // What is kept travels through addresses that browsers and proxies must be able to carry.
    private static bool FitsIntoAnAddress(RequestParameters parameters) =>
        AuthorizationParameters.Kept.Sum(name => Encoding.UTF8.GetByteCount(parameters[name] ?? "")) <= ByteLimit;
}
