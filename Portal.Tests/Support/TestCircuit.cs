using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Sessions;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Support;

/// <summary>What the pages of a signed-in person ask of the host, without the pages.</summary>
internal static class TestCircuit
{
    public static async Task<AsyncServiceScope> CircuitAsync(this TestPortal portal, TestBrowser browser)
    {
        var scope = portal.Services.CreateAsyncScope();
        var handle = HandleHash.Of(browser.Cookies["portal-session"]!.Value);
        var session = await scope.ServiceProvider.GetRequiredService<SessionStore>().FindAsync(handle, TestContext.Current.CancellationToken);
        var state = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        state.SetAuthenticationState(Task.FromResult(new AuthenticationState(session!.ToPrincipal())));
        return scope;
    }

    public static T Get<T>(this AsyncServiceScope circuit)
        where T : notnull => circuit.ServiceProvider.GetRequiredService<T>();
}
