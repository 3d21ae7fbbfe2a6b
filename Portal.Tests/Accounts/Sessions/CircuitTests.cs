using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Sessions;

/// <summary>What a circuit may do: it has no cookie and lives as long as a tab is open.</summary>
public sealed class CircuitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Circuits_look_at_the_session_again()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();

        Assert.IsType<SessionAuthenticationState>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
    }

    [Fact]
    public async Task A_person_sees_and_names_their_passkeys_until_the_session_ends()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);
        await using var circuit = await OpenAsync(portal, browser);
        var list = circuit.ServiceProvider.GetRequiredService<IPasskeyList>();

        Assert.Equal("Passkey on Linux", Assert.Single(await list.ListAsync(Cancel)).Name);
        Assert.Equal(PasskeyChange.Done, await list.RenameAsync(authenticator.Id, " Work laptop ", Cancel));
        Assert.Equal(PasskeyChange.NameRefused, await list.RenameAsync(authenticator.Id, " ", Cancel));
        Assert.Equal(PasskeyChange.NotFound, await list.RenameAsync("AAAA", "Other", Cancel));
        Assert.Equal("Work laptop", Assert.Single(await list.ListAsync(Cancel)).Name);
        var overview = await circuit.ServiceProvider.GetRequiredService<IAccountOverview>().ShowAsync(Cancel);
        Assert.Equal(("Ada Lovelace", 1, true, "Passkey"), (overview!.Account.Name, overview.Passkeys, overview.HasPassword, overview.SignedInWith));

        await portal.WithDataAsync(db => db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(r => r.EndedAt, portal.Clock.Now), Cancel));

        Assert.Empty(await list.ListAsync(Cancel));
        Assert.Equal(PasskeyChange.SignedOut, await list.RenameAsync(authenticator.Id, "Stolen", Cancel));
        Assert.Equal(PasskeyChange.SignedOut, await list.RemoveAsync(authenticator.Id, Cancel));
        Assert.Null(await circuit.ServiceProvider.GetRequiredService<IAccountOverview>().ShowAsync(Cancel));
    }

    [Fact]
    public async Task Two_calls_at_once_do_not_get_in_each_others_way()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await OpenAsync(portal, browser);
        var list = circuit.ServiceProvider.GetRequiredService<IPasskeyList>();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => list.ListAsync(Cancel)));
    }

    private static async Task<AsyncServiceScope> OpenAsync(TestPortal portal, TestBrowser browser)
    {
        var scope = portal.Services.CreateAsyncScope();
        var handle = HandleHash.Of(browser.Cookies["portal-session"]!.Value);
        var session = await scope.ServiceProvider.GetRequiredService<SessionStore>().FindAsync(handle, Cancel);
        var state = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        state.SetAuthenticationState(Task.FromResult(new AuthenticationState(session!.ToPrincipal())));
        return scope;
    }
}
