using Microsoft.EntityFrameworkCore;
using Portal.Configuration;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

public sealed class RecoveryLinkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operators_address_lets_the_owner_add_a_passkey_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var address = await LinkAsync(portal, "ADA@example.test");
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();

        // Opened by a mail program first: looking changes nothing.
        await browser.GetAsync(address);
        var ticket = await RecoverForm.TicketOf(await browser.GetAsync(address));
        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, authenticator.Create(await browser.CreationOptionsAsync(ticket))).TextAsync();

        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
        Assert.Contains("recover-refused", await browser.GetAsync(address).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_for_a_day()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var address = await LinkAsync(portal, "ada");
        using var browser = portal.Browser();

        portal.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await RecoverForm.TicketOf(await browser.GetAsync(address)));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await RecoverForm.TicketOf(await browser.GetAsync(address)));
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before_and_no_other_persons()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        var graces = await LinkAsync(portal, "grace");
        var old = await LinkAsync(portal, "ada");
        var fresh = await LinkAsync(portal, "ada");
        using var browser = portal.Browser();

        Assert.Null(await RecoverForm.TicketOf(await browser.GetAsync(old)));
        Assert.NotNull(await RecoverForm.TicketOf(await browser.GetAsync(fresh)));
        Assert.NotNull(await RecoverForm.TicketOf(await browser.GetAsync(graces)));
    }

    [Fact]
    public async Task Nobody_gets_in_to_an_account_that_is_not_there_or_disabled()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var address = await LinkAsync(portal, "ada");
        using var browser = portal.Browser();
        var choice = await browser.GetAsync(address);
        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.DisabledAt, portal.Clock.Now), Cancel));

        Assert.Null(RecoverForm.PathOf(await browser.SetPasswordAsync(choice)));
        Assert.Null(await RecoverForm.TicketOf(await browser.GetAsync(address)));
        await Assert.ThrowsAsync<CannotStartException>(() => LinkAsync(portal, "ada"));
        await Assert.ThrowsAsync<CannotStartException>(() => LinkAsync(portal, "nobody"));
    }

    [Fact]
    public async Task An_invitation_does_not_recover_and_a_recovery_does_not_invite()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var recovery = await LinkAsync(portal, "ada");
        await using var output = new StringWriter();
        await OperatorVerbs.InviteAsync(portal.Services, output, Cancel);
        var invitation = new Uri(output.ToString().Trim()).Query;
        using var browser = portal.Browser();

        Assert.Contains("recover-refused", await browser.GetAsync("/recover" + invitation).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("signup-refused", await browser.GetAsync("/signup" + new Uri(new Uri(TestPortal.Address), recovery).Query).TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(TestPortal portal, string userName)
    {
        await using var output = new StringWriter();
        await OperatorVerbs.Recover(userName)(portal.Services, output, Cancel);
        var address = output.ToString().Trim();
        Assert.StartsWith(TestPortal.Address + "/recover?code=", address, StringComparison.Ordinal);
        return new Uri(address).PathAndQuery;
    }
}
