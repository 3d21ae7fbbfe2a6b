using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Token.Grants.ClientCredentials;

/// <summary>grant_type=client_credentials: a client acts for itself, so there is no person, no id token and no refresh token. RFC 6749 §4.4</summary>
internal sealed class ClientCredentialsGrant : IGrantHandler
{
    public string GrantType => GrantTypes.ClientCredentials;

    public Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel) =>
        Task.FromResult(Validate(request, client));

    [Spec("RFC 6749 §4.4")]
    private static Outcome<ValidatedGrant> Validate(TokenRequest request, RegisteredClient client)
    {
        if (client.IsPublic) return Errors.UnauthorizedClient("A public client cannot act for itself");

        var scope = AskedScope(request.Scope, client);
        if (scope.Refused) return scope.Error;

        return new ValidatedGrant(Grant: null, scope.Value, Nonce: null, RefreshToken: null, (_, _) => Task.FromResult<OAuthError?>(null));
    }

    [Spec("RFC 6749 §3.3")]
    private static Outcome<ScopeSet> AskedScope(string? asked, RegisteredClient client)
    {
        var own = client.AllowedScope.Except(ScopeSet.Of(StandardScopes.All));
        if (asked is null) return own;
        if (ScopeSet.Parse(asked) is not { Count: > 0 } scope) return Errors.InvalidScope("scope is malformed");

        var refused = scope.Except(own);
        return refused.Count == 0 ? scope : Errors.InvalidScope($"The client may not ask for {refused} for itself");
    }
}
