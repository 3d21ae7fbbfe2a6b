using Microsoft.AspNetCore.Components.Authorization;

namespace Portal.Accounts.Sessions;

/// <summary>
/// The person at this page, asked for before anything is shown or changed. The session row is read each time: a circuit may be older
/// than the session's end.
/// </summary>
internal sealed class CurrentPerson(AuthenticationStateProvider state, IServiceScopeFactory scopes)
{
    /// <summary>The user's id, null when nobody is signed in any more.</summary>
    public async Task<Guid?> FindAsync(CancellationToken cancel) => (await FindSessionAsync(cancel))?.UserId;

    public async Task<(Guid UserId, Guid SessionId)?> FindSessionAsync(CancellationToken cancel)
    {
        var person = (await state.GetAuthenticationStateAsync()).User;
        if (SessionScheme.SubjectOf(person) is not { } user || SessionScheme.SessionIdOf(person) is not { } session) return null;

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().IsLiveAsync(session, cancel) ? (user, session) : null;
    }
}
