using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What this installation offers: names outside of it are refused, scopes outside of it dropped. RFC 7591 §2, §3.2.1</summary>
internal sealed class SupportedMethods(ClientAuthenticator clients, IScopeStore scopes)
{
    [Spec("RFC 7591 §3.2.1")]
    public Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy) =>
        clients.Methods.Contains(metadata.TokenEndpointAuthMethod)
            ? metadata
            : Errors.InvalidClientMetadata("token_endpoint_auth_method is not supported");

    /// <summary>The scopes that a client may ask for: those it named and that exist, or all standard ones where it named none.</summary>
    public async ValueTask<Outcome<ClientMetadata>> WithScopeAsync(ClientMetadata metadata, CancellationToken cancel)
    {
        if (metadata.Scope is null) return metadata with { Scope = ScopeSet.Of(StandardScopes.All).ToString() };
        if (ScopeSet.Parse(metadata.Scope) is not { } asked) return Errors.InvalidClientMetadata("scope is malformed");

        var offered = ScopeSet.Of(StandardScopes.All.Concat((await scopes.ListAsync(cancel)).Select(scope => scope.Name)));
        return metadata with { Scope = asked.Intersect(offered).ToString() };
    }
}
