using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.UserInfo;

/// <summary>Answers with claims: as JSON, or as a signed JWT for a client that registered for it. Core §5.3.2</summary>
internal sealed class UserInfoResponse(IClientStore clients, JwtSigner signer, IOptions<OpenIdOptions> options)
{
    [Spec("Core §5.3.2")]
    public async Task<IResult> WriteAsync(string? clientId, JsonObject claims, CancellationToken cancel)
    {
        var client = clientId is null ? null : await clients.FindAsync(clientId, cancel);
        if (client?.Metadata.UserinfoSignedResponseAlg is not { } algorithm) return JsonAnswer.Ok(claims);

        claims.Insert(0, "iss", options.Value.Issuer);
        claims.Insert(1, "aud", clientId);
        return JsonAnswer.Jwt(await signer.SignAsync(TokenTypes.UserInfo, claims, algorithm, cancel));
    }
}
