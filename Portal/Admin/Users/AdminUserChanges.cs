using Portal.Accounts.Passkeys;
using Portal.Accounts.Recovery;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Contracts.Admin;
using Portal.Consents;
using Portal.Data;
using Portal.OpenId.Protocol;
using Portal.Tokens;

namespace Portal.Admin.Users;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminUserChanges(CurrentPerson person, IServiceScopeFactory scopes) : IAdminUserChanges
{
    public Task<Allowed<UserChange>> DisableAsync(Guid id, CancellationToken cancel) => WithAsync<UserStates, UserChange>(states => states.DisableAsync(id, cancel));

    public Task<Allowed<UserChange>> EnableAsync(Guid id, CancellationToken cancel) => WithAsync<UserStates, UserChange>(states => states.EnableAsync(id, cancel));

    public async Task<Allowed<UserChange>> DeleteAsync(Guid id, CancellationToken cancel) =>
        await person.FindAsync(cancel) == id
            ? Allowed.Of(UserChange.OwnAccount)
            : await WithAsync<UserRemoval, UserChange>(removal => removal.DeleteAsync(id, cancel));

    public Task<Allowed<UserChange>> UnlockAsync(Guid id, CancellationToken cancel) => WithAsync<UserStates, UserChange>(states => states.UnlockAsync(id, cancel));

    public Task<Allowed<UserChange>> RequirePasskeyAsync(Guid id, CancellationToken cancel) =>
        WithAsync<PasskeyDemands, UserChange>(demands => demands.MakeAsync(id, cancel));

    public Task<Allowed<UserChange>> DropPasskeyDemandAsync(Guid id, CancellationToken cancel) =>
        WithAsync<PasskeyDemands, UserChange>(demands => demands.DropAsync(id, cancel));

    public Task<Allowed<UserChange>> GiveRoleAsync(Guid id, UserRole role, CancellationToken cancel) =>
        WithAsync<RoleMembers, UserChange>(members => members.GiveAsync(id, role, cancel));

    public Task<Allowed<UserChange>> TakeRoleAsync(Guid id, UserRole role, CancellationToken cancel) =>
        WithAsync<RoleMembers, UserChange>(members => members.TakeAsync(id, role, cancel));

    public async Task<Allowed<UserChange>> ResetSecondFactorAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return Allowed.Of(await services.GetRequiredService<PortalDbContext>().AtomicallyAsync(
            async () =>
            {
                if (!await services.GetRequiredService<TotpFactors>().RemoveAsync(id, cancel)) return UserChange.Gone;

                await services.GetRequiredService<SignInAttempts>().ForgetAsync(id, cancel);
                return UserChange.Done;
            },
            cancel));
    }

    public Task<Allowed<UserChange>> EndSessionAsync(Guid id, Guid session, CancellationToken cancel) =>
        WithAsync<SessionStore, UserChange>(async sessions => Told(await sessions.EndAsync(id, session, SessionEnd.EndedByAdministrator, cancel) == 1));

    public Task<Allowed<UserChange>> EndSessionsAsync(Guid id, CancellationToken cancel) =>
        WithAsync<SessionStore, UserChange>(async sessions => Told(await sessions.EndAllAsync(id, SessionEnd.EndedByAdministrator, cancel) > 0));

    public Task<Allowed<UserChange>> RemovePasskeyAsync(Guid id, string passkey, CancellationToken cancel) =>
        WithAsync<PasskeyStore, UserChange>(async passkeys => Base64Url.Decode(passkey) is not { } credential
            ? UserChange.Gone
            : await passkeys.RemoveAsync(id, credential, cancel) switch
            {
                PasskeyChange.Done => UserChange.Done,
                PasskeyChange.LastWayIn => UserChange.LastWayIn,
                _ => UserChange.Gone,
            });

    public Task<Allowed<UserChange>> RevokeTokenAsync(Guid id, Guid token, CancellationToken cancel) =>
        WithAsync<PersonalAccessTokens, UserChange>(async tokens => Told(await tokens.RevokeAsync(id, token, cancel)));

    public Task<Allowed<UserChange>> DisconnectAsync(Guid id, Guid app, CancellationToken cancel) =>
        WithAsync<GivenConsents, UserChange>(async consents => Told(await consents.RevokeAsync(id, app, cancel)));

    public Task<Allowed<string?>> MakeRecoveryLinkAsync(Guid id, CancellationToken cancel) =>
        WithAsync<RecoveryLinks, string?>(links => links.MakeAsync(id, cancel));

    private static UserChange Told(bool done) => done ? UserChange.Done : UserChange.Gone;

    private async Task<Allowed<T>> WithAsync<TService, T>(Func<TService, Task<T>> change)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await change(scope.ServiceProvider.GetRequiredService<TService>()));
    }
}
