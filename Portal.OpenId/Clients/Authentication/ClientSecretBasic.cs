using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>The secret in the Authorization header. RFC 6749 §2.3.1</summary>
[Spec("RFC 6749 §2.3.1")]
internal sealed class ClientSecretBasic : IClientAuthenticationMethod
{
    public string Name => ClientAuthenticationMethods.ClientSecretBasic;

    public bool IsUsedIn(ClientCredentials credentials) => credentials.BasicSecrets.Count > 0;

    public ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel) =>
        ValueTask.FromResult(credentials.BasicSecrets.Any(secret => ClientSecret.IsOneOf(client.Secrets, secret)));
}
