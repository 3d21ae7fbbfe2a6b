using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>Makes logout tokens, signed as the client's id tokens are. Back-Channel Logout §2.4</summary>
internal sealed class LogoutTokenBuilder(JwtSigner signer, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <summary>Without a nonce, so that it can never pass as an id token.</summary>
    [Spec("Back-Channel Logout §2.4")]
    public ValueTask<string> BuildAsync(RegisteredClient client, string subject, string sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = options.Value.Issuer,
            ["sub"] = subject,
            ["aud"] = client.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
            ["jti"] = OpaqueHandle.Create(),
            ["events"] = new JsonObject { [Event] = new JsonObject() },
            ["sid"] = SessionNames.For(client.ClientId, sessionId),
        };
        return signer.SignAsync(TokenTypes.Logout, claims, client.Metadata.IdTokenSignedResponseAlg, cancel);
    }
}
