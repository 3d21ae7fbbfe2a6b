using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>The secret in the form body. RFC 6749 §2.3.1</summary>
[Spec("RFC 6749 §2.3.1")]
internal sealed class ClientSecretPost : IClientAuthenticationMethod
{
    public string Name => ClientAuthenticationMethods.ClientSecretPost;

    public bool IsUsedIn(ClientCredentials credentials) => credentials.FormSecret is not null;

    public ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel) =>
        ValueTask.FromResult(ClientSecret.IsOneOf(client.Secrets, credentials.FormSecret!));
}
