using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>Finds the client that makes a request and has it prove itself the way it is registered for. RFC 6749 §2.3, §3.2.1</summary>
internal sealed class ClientAuthenticator(IClientStore clients, IEnumerable<IClientAuthenticationMethod> methods)
{
    private readonly List<IClientAuthenticationMethod> _methods = [.. methods];

    /// <summary>All methods, in the order in which metadata lists them.</summary>
    public IEnumerable<string> Methods => _methods.Select(method => method.Name);

    /// <summary>The client, or the same refusal whatever it was that did not fit.</summary>
    [Spec("RFC 6749 §3.2.1")]
    public async ValueTask<Outcome<RegisteredClient>> AuthenticateAsync(ClientCredentials credentials, CancellationToken cancel)
    {
        if (credentials.ClientId is null) return Refuse("no client_id");

        var used = _methods.FindAll(method => method.IsUsedIn(credentials));
        if (used.Count > 1) return Errors.SeveralClientAuthentications;
        if (used.Count == 0) return Refuse("no method that is known");

        if (await clients.FindAsync(credentials.ClientId, cancel) is not { } client) return Refuse("unknown client");
        if (client.Metadata.TokenEndpointAuthMethod != used[0].Name) return Refuse($"used {used[0].Name}, is registered for another method");
        if (!await used[0].ProvesAsync(client, credentials, cancel)) return Refuse("wrong secret");

        return client;
    }

    private static OAuthError Refuse(string detail) => Errors.ClientNotAuthenticated with { Detail = detail };
}
