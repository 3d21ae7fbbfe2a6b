using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>Adding and removing a passkey asks for a sign-in within the last ten minutes; looking and renaming do not.</summary>
public sealed class RecentSignInTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adding_and_removing_end_ten_minutes_after_the_sign_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        portal.Clock.Advance(Limit);
        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        var add = await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, "{}");
        var remove = browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "");

        Assert.Equal(HttpStatusCode.Forbidden, add.StatusCode);
        Assert.Equal("sign_in_again", await Task.FromResult(add).ReasonAsync());
        Assert.Equal("sign_in_again", await remove.ReasonAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Passkeys.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Signing_in_again_lets_the_person_go_on()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await browser.SignInAsync(authenticator);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"/oidc/passkey/delete/{authenticator.Id}/", "")).StatusCode);
    }

    [Fact]
    public async Task A_challenge_that_was_given_in_time_may_be_answered_a_little_later()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        portal.Clock.Advance(Limit);
        var answer = authenticator.Create(await browser.CreationOptionsAsync());

        portal.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(HttpStatusCode.OK, (await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer)).StatusCode);
    }

    [Fact]
    public async Task A_page_asks_for_it_too_and_sees_a_sign_in_in_another_tab()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);
        await using var circuit = await portal.CircuitAsync(browser);
        var list = circuit.Get<IPasskeyList>();

        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(PasskeyChange.SignInAgain, await list.RemoveAsync(authenticator.Id, Cancel));
        Assert.Equal(PasskeyChange.Done, await list.RenameAsync(authenticator.Id, "Desk", Cancel));
        await browser.SignInAsync(authenticator);
        Assert.Equal(PasskeyChange.Done, await list.RemoveAsync(authenticator.Id, Cancel));
    }
}
