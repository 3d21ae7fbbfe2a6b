using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SignUp;

public sealed class SetupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_makes_an_account_with_a_passkey()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var path = (await SignUpForm.SetupPathAsync(portal))!;

        var response = await SignUpForm.FinishAsync(browser, await SignUpForm.TicketAsync(browser, path), authenticator);

        Assert.Equal("/account", (await Task.FromResult(response).JsonAsync())["redirect"]!.GetValue<string>());
        var user = await portal.WithDataAsync(db => db.Users.SingleAsync(Cancel));
        Assert.Equal(("lin", "Lin Lanying", "lin@example.test", false), (user.UserName, user.Name, user.Email, user.EmailConfirmed));
        Assert.Equal(Roles.AdminId, (await portal.WithDataAsync(db => db.UserRoles.SingleAsync(Cancel))).RoleId);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        using var other = portal.Browser();
        Assert.Equal(HttpStatusCode.OK, (await other.SignInAsync(authenticator)).StatusCode);
    }

    [Fact]
    public async Task Set_up_happens_once()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var path = (await SignUpForm.SetupPathAsync(portal))!;
        await SignUpForm.FinishAsync(browser, await SignUpForm.TicketAsync(browser, path), authenticator);

        Assert.Null(await SignUpForm.SetupPathAsync(portal));
        Assert.Contains("setup-refused", await browser.GetAsync(path).TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?code=")]
    [InlineData("/setup?code=guessed")]
    [InlineData("/signup")]
    [InlineData("/signup?code=guessed")]
    public async Task Without_the_right_code_nothing_opens(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        Assert.Contains("-refused", await browser.GetAsync(path).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_replaces_the_code_before()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        var old = (await SignUpForm.SetupPathAsync(portal))!;
        var current = (await SignUpForm.SetupPathAsync(portal))!;

        Assert.Contains("setup-refused", await browser.GetAsync(old).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("setup-refused", await browser.GetAsync(current).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_people_with_the_setup_code_exactly_one_becomes_the_administrator()
    {
        await using var portal = await TestPortal.StartAsync();
        var path = (await SignUpForm.SetupPathAsync(portal))!;
        var ready = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var browser = portal.Browser();
            var ticket = await SignUpForm.TicketAsync(browser, path, $"person{number}");
            return (browser, answer: new SoftAuthenticator().Create(await browser.CreationOptionsAsync(ticket)));
        }));

        var responses = await Task.WhenAll(ready.Select(person => person.browser.PostJsonAsync(PasskeyCalls.RegisterVerify, person.answer)));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
        foreach (var refused in responses.Where(response => !response.IsSuccessStatusCode))
            Assert.Equal("expired", await Task.FromResult(refused).ReasonAsync());
        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Passkeys.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Sessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_setup_code_is_no_invitation_and_an_invitation_no_setup_code()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        var setup = (await SignUpForm.SetupPathAsync(portal))!;
        var invitation = await SignUpForm.InvitationPathAsync(portal);

        Assert.Contains("-refused", await browser.GetAsync(setup.Replace("/setup", "/signup", StringComparison.Ordinal)).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("-refused", await browser.GetAsync(invitation.Replace("/signup", "/setup", StringComparison.Ordinal)).TextAsync(), StringComparison.Ordinal);
    }
}
