using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>POST /oauth2/register. RFC 7591 §3; Registration §3</summary>
internal sealed class RegistrationEndpoint(
    RegistrationDoor door, ClientJudge judge, IClientRegistrationStore store, RegistrationAnswer answer, IOptionsMonitor<OpenIdOptions> options)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var body = await RegistrationBody.ParseAsync(http.Request, cancel);
        if (body.Refused) return JsonAnswer.Refused(body.Error);

        var metadata = await judge.JudgeAsync(body.Value, options.CurrentValue.Registration, cancel);
        if (metadata.Refused) return JsonAnswer.Refused(metadata.Error);

        // Last, so that a mistake in the metadata costs neither a one-time token nor one of the hour's registrations.
        if (await door.RefusesAsync(http, cancel) is { } refusal) return JsonAnswer.Refused(refusal);

        return await RegisterAsync(metadata.Value, cancel);
    }

    private async Task<IResult> RegisterAsync(ClientMetadata metadata, CancellationToken cancel)
    {
        var secret = ClientAuthenticationMethods.NeedsSecret(metadata.TokenEndpointAuthMethod) ? OpaqueHandle.Create() : null;
        var token = OpaqueHandle.Create();
        var client = new RegisteredClient(
            OpaqueHandle.Create(), ClientOrigin.Registration, metadata, secret is null ? [] : [HandleHash.Of(secret)]);

        var issuedAt = await store.AddAsync(client, secret, HandleHash.Of(token), cancel);
        return JsonAnswer.Created(answer.For(client, secret, token, issuedAt));
    }
}
