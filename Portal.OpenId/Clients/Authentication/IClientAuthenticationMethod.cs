namespace Portal.OpenId.Clients.Authentication;

/// <summary>One way in which a client proves who it is. To add one: a file here and a line in <c>AddOpenId</c>. Core §9</summary>
internal interface IClientAuthenticationMethod
{
    /// <summary>The <c>token_endpoint_auth_method</c> value; metadata lists it.</summary>
    string Name { get; }

    /// <summary>Whether the request tries this way.</summary>
    bool IsUsedIn(ClientCredentials credentials);

    /// <summary>Whether the attempt succeeds, for a client that is registered for this way.</summary>
    ValueTask<bool> ProvesAsync(RegisteredClient client, ClientCredentials credentials, CancellationToken cancel);
}
