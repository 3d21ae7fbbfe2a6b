using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Data.Entities;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>The list of passkeys as a page has it whose circuit belongs to a session.</summary>
internal static class CircuitList
{
    public static IPasskeyList Of(IServiceProvider services, Session session)
    {
        var person = new LiveSession(session.Id, session.UserId, "", session.AuthTime, session.Acr, session.Amr, session.LastSeenAt, []).ToPrincipal();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        return new PasskeyList(new CurrentPerson(new Fixed(new(person)), scopes), services.GetRequiredService<PasskeyBell>(), scopes);
    }

    private sealed class Fixed(AuthenticationState state) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(state);
    }
}
