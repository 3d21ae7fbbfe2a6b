using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>
/// A public client: it names itself and proves nothing. An empty secret, in the form or the header, counts as none, because some
/// client libraries always send one. RFC 6749 §2.1
/// </summary>
[Spec("RFC 6749 §2.1")]
internal sealed class NoClientAuthentication : IClientAuthenticationMethod
{
    public string Name => ClientAuthenticationMethods.None;

    public bool IsUsedIn(ClientCredentials credentials) =>
        credentials is { BasicSecrets.Count: 0, FormSecret: null, Assertion: null };

    public ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel) => ValueTask.FromResult(true);
}
