using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Tells a client what it is registered with: everything, defaults and corrections included, but nothing of our own. RFC 7591 §3.2.1; RFC 7592 §3</summary>
internal sealed class RegistrationAnswer(IOptions<OpenIdOptions> options)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="secret">The raw secret, the one time that it is shown.</param>
    /// <param name="token">The raw registration access token.</param>
    [Spec("RFC 7591 §3.2.1")]
    [Spec("RFC 7592 §3")]
    public JsonObject For(RegisteredClient client, string? secret, string token, DateTimeOffset? issuedAt)
    {
        var answer = new JsonObject { ["client_id"] = client.ClientId };
        if (issuedAt is { } at) answer["client_id_issued_at"] = at.ToUnixTimeSeconds();
        if (secret is not null)
        {
            answer["client_secret"] = secret;
            answer["client_secret_expires_at"] = 0;
        }

        answer["registration_access_token"] = token;
        answer["registration_client_uri"] = $"{options.Value.Issuer}{OpenIdRoutes.Registration}/{client.ClientId}";
        foreach (var (name, value) in JsonSerializer.SerializeToNode(client.Metadata, Json)!.AsObject())
            if (!name.StartsWith("x_", StringComparison.Ordinal)) answer[name] = value?.DeepClone();

        return answer;
    }
}
