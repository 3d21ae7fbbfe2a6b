using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Makes a client out of a registration: the same way when it is new and when it is changed.</summary>
internal sealed class ClientMaker(MetadataRules rules, SupportedMethods supported)
{
    /// <summary>The metadata as it will be kept.</summary>
    public async ValueTask<Outcome<ClientMetadata>> JudgeAsync(JsonObject registration, RegistrationPolicy policy, CancellationToken cancel)
    {
        var read = MetadataReader.Read(registration);
        if (read.Refused) return read.Error;

        var judged = await rules.JudgeAsync(read.Value, policy, registration.ContainsKey("token_endpoint_auth_method"), cancel);
        return judged.Refused ? judged.Error : await supported.WithScopeAsync(judged.Value, cancel);
    }

    /// <summary>Whether clients of this kind have a secret.</summary>
    public static bool NeedsSecret(ClientMetadata metadata) => metadata.TokenEndpointAuthMethod
        is ClientAuthenticationMethods.ClientSecretBasic or ClientAuthenticationMethods.ClientSecretPost or ClientAuthenticationMethods.ClientSecretJwt;
}
