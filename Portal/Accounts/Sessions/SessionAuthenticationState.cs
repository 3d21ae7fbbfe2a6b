using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Portal.Accounts.Sessions;

/// <summary>
/// Who is signed in, for components. A circuit outlives the request that opened it, so its session is looked at again; when it has
/// ended, the circuit's person becomes nobody.
/// </summary>
internal sealed class SessionAuthenticationState(ILoggerFactory logs, IServiceScopeFactory scopes)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (SessionScheme.SessionIdOf(authenticationState.User) is not { } id) return false;

        // A scope of its own: the circuit's scope is busy with whatever its pages are doing.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().IsLiveAsync(id, cancellationToken);
    }
}
