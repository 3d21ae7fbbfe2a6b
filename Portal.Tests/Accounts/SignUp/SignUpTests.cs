using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SignUp;

public sealed class SignUpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_makes_one_account()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var first = portal.Browser();
        using var second = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var path = await SignUpForm.InvitationPathAsync(portal);
        var late = await SignUpForm.TicketAsync(second, path, "late");

        Assert.True((await SignUpForm.FinishAsync(first, await SignUpForm.TicketAsync(first, path), authenticator)).IsSuccessStatusCode);

        Assert.Equal("expired", await Task.FromResult(await SignUpForm.FinishAsync(second, late, new SoftAuthenticator())).ReasonAsync());
        Assert.Contains("signup-refused", await second.GetAsync(path).TextAsync(), StringComparison.Ordinal);
        Assert.False(await portal.WithDataAsync(db => db.UserRoles.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task An_invitation_can_make_an_administrator()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var path = await SignUpForm.InvitationPathAsync(portal, Roles.Admin);

        await SignUpForm.FinishAsync(browser, await SignUpForm.TicketAsync(browser, path), authenticator);

        Assert.Equal(Roles.AdminId, (await portal.WithDataAsync(db => db.UserRoles.SingleAsync(Cancel))).RoleId);
    }

    [Fact]
    public async Task An_invitation_holds_for_a_week()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        var path = await SignUpForm.InvitationPathAsync(portal);

        portal.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Contains("signup-refused", await browser.GetAsync(path).TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open", "signup-continue")]
    [InlineData("invite", "signup-refused")]
    [InlineData("off", "signup-refused")]
    public async Task The_installation_decides_who_may_sign_up(string mode, string shown)
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = mode }, TestUsers.Ada);
        using var browser = portal.Browser();

        Assert.Contains(shown, await browser.GetAsync("/signup").TextAsync(), StringComparison.Ordinal);
        if (mode == "off") Assert.Contains(shown, await browser.GetAsync(await SignUpForm.InvitationPathAsync(portal)).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_can_be_chosen_instead_of_a_passkey()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        using var browser = portal.Browser();
        var choice = await SignUpForm.CheckAsync(browser, "/signup?return=%2Faccount%2Fpasskeys");

        var response = await browser.SubmitAsync(choice, Password(SignUpForm.Password));

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.EndsWith("/account/passkeys", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        var session = await portal.WithDataAsync(db => db.Sessions.SingleAsync(Cancel));
        Assert.Equal(("pwd", "pwd"), (session.Acr, session.Amr));
    }

    [Fact]
    public async Task A_short_password_is_told_and_costs_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        var path = await SignUpForm.InvitationPathAsync(portal);
        var choice = await SignUpForm.CheckAsync(browser, path);

        var refused = await browser.SubmitAsync(choice, Password("short"));
        var accepted = await browser.SubmitAsync(refused, Password(SignUpForm.Password));

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains(SignUpForm.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_passwords_are_off_none_can_be_chosen()
    {
        await using var portal = await TestPortal.StartAsync(
            new TestSettings { ["Portal:SignUp:Mode"] = "open", ["Portal:Passwords:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = portal.Browser();
        var ticket = await SignUpForm.TicketAsync(browser, "/signup");

        var fields = new Dictionary<string, string> { ["_handler"] = "password", ["ticket"] = ticket, ["password"] = SignUpForm.Password };
        var response = await browser.SubmitAsync(await browser.GetAsync("/signup"), fields);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_ticket_holds_for_a_quarter_of_an_hour()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        using var browser = portal.Browser();
        var ticket = await SignUpForm.TicketAsync(browser, "/signup");
        portal.Clock.Advance(TimeSpan.FromMinutes(8));
        var answer = new SoftAuthenticator().Create(await browser.CreationOptionsAsync(ticket));

        portal.Clock.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal("expired", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, answer).ReasonAsync());
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_refused_passkey_leaves_no_account_behind()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var owner = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await owner.RegisterAsync(authenticator);
        using var browser = portal.Browser();
        var path = await SignUpForm.InvitationPathAsync(portal);
        var ticket = await SignUpForm.TicketAsync(browser, path);

        Assert.Equal("already_registered", await Task.FromResult(await SignUpForm.FinishAsync(browser, ticket, authenticator)).ReasonAsync());
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
        Assert.True((await SignUpForm.FinishAsync(browser, ticket, new SoftAuthenticator())).IsSuccessStatusCode);
    }

    private static Dictionary<string, string> Password(string password) => new() { ["password"] = password };
}
