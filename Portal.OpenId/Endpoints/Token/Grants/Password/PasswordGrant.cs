using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.Password;

/// <summary>grant_type=password: only for clients that were opened for it, because the client sees the password. RFC 6749 §4.3</summary>
internal sealed class PasswordGrant(
    IPasswordCheck passwords, IGrantStore grants, ClientSubjects subjects, RefreshTokenRotation refreshTokens, TimeProvider clock)
    : IGrantHandler
{
    public string GrantType => GrantTypes.Password;

    [Spec("RFC 6749 §4.3.2")]
    public async Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel)
    {
        if (client.Metadata.Profile != ClientProfiles.Compat) return Errors.UnauthorizedClient("The client is not opened for this grant_type");
        if (request.UserName is not { } userName) return Errors.Missing(ParameterNames.Username);
        if (request.Password is not { } password) return Errors.Missing(ParameterNames.Password);

        var scope = AskedScope(request.Scope, client);
        if (scope.Refused) return scope.Error;

        if (await passwords.CheckAsync(userName, password, cancel) is not { } proof)
            return Errors.InvalidGrant("The user name and password cannot be used to sign in");

        return await GrantedAsync(client, proof, scope.Value, cancel);
    }

    private async Task<ValidatedGrant> GrantedAsync(RegisteredClient client, PasswordProof proof, ScopeSet scope, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var grant = new Grant(OpaqueHandle.Create(), client.ClientId, proof.Subject, scope, SessionId: null, now, proof.Acr, proof.Amr, now)
        {
            PairwiseSubject = await subjects.PairwiseAsync(client, proof.Subject, cancel),
        };
        var (raw, refreshToken) = client.MayUse(GrantTypes.RefreshToken) ? refreshTokens.First(grant) : default;
        return new(grant, scope, Nonce: null, raw, async (release, token) =>
        {
            await grants.AddAsync(grant with { Released = release is null ? [] : [release] }, refreshToken, token);
            return null;
        });
    }

    [Spec("RFC 6749 §3.3")]
    private static Outcome<ScopeSet> AskedScope(string? asked, RegisteredClient client)
    {
        if (asked is null) return client.AllowedScope;
        if (ScopeSet.Parse(asked) is not { Count: > 0 } scope) return Errors.InvalidScope("scope is malformed");

        var refused = scope.Except(client.AllowedScope);
        return refused.Count == 0 ? scope : Errors.InvalidScope($"The client may not ask for {refused}");
    }
}
