using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passwords;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Security;

public sealed class PasswordSettingsTests
{
    private const string New = "seven brass cogwheels";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_is_changed_by_whoever_knows_the_one_before()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        await using var circuit = await portal.CircuitAsync(browser);

        Assert.Equal("current", Refused(await SetAsync(circuit, null)));
        Assert.Equal("current", Refused(await SetAsync(circuit, "wrong")));
        Assert.Equal("password", Refused(await circuit.Get<IPasswordSettings>().SetAsync(TestUsers.Ada.Password, "short", false, Cancel)));
        Assert.IsType<SecurityAnswer.Done>(await SetAsync(circuit, TestUsers.Ada.Password));

        Assert.False(await SignsInAsync(portal, TestUsers.Ada.Password!));
        Assert.True(await SignsInAsync(portal, New));
    }

    [Fact]
    public async Task Whoever_just_used_a_passkey_needs_no_password_before()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        Assert.IsType<SecurityAnswer.Done>(await SetAsync(circuit, null));
        Assert.True(await SignsInAsync(portal, New));
    }

    [Fact]
    public async Task A_first_password_can_be_set()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        using var browser = await portal.BrowserAsync(TestUsers.Newcomer);
        await using var circuit = await portal.CircuitAsync(browser);

        Assert.False((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.HasPassword);
        Assert.IsType<SecurityAnswer.Done>(await SetAsync(circuit, null));
        Assert.True((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.HasPassword);
    }

    [Fact]
    public async Task Without_a_fresh_sign_in_nothing_is_changed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        portal.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        Assert.False((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.Fresh);
        Assert.IsType<SecurityAnswer.NeedsProof>(await SetAsync(circuit, TestUsers.Ada.Password));
        Assert.IsType<SecurityAnswer.NeedsProof>(await circuit.Get<IPasswordSettings>().RemoveAsync(Cancel));
        Assert.Null(await circuit.Get<ITotpSettings>().BeginAsync(Cancel));
        Assert.IsType<SecurityAnswer.NeedsProof>(await circuit.Get<ITotpSettings>().TurnOffAsync(Cancel));
        Assert.Null(await circuit.Get<IRecoveryCodeSettings>().MakeAsync(Cancel));
        Assert.True(await SignsInAsync(portal, TestUsers.Ada.Password!));
    }

    [Fact]
    public async Task A_session_that_ended_changes_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        await portal.WithDataAsync(db => db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(r => r.EndedAt, portal.Clock.Now), Cancel));

        Assert.Null(await circuit.Get<IAccountSecurity>().ShowAsync(Cancel));
        Assert.IsType<SecurityAnswer.NeedsProof>(await SetAsync(circuit, null));
        Assert.Null(await circuit.Get<IRecoveryCodeSettings>().MakeAsync(Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_sign_ins_end_when_they_are_asked_to(bool end)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = await portal.BrowserAsync(TestUsers.Ada);
        using var graces = await portal.BrowserAsync(TestUsers.Grace);
        await using var circuit = await portal.CircuitAsync(browser);
        Assert.Equal(1, (await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.OtherSessions);

        await circuit.Get<IPasswordSettings>().SetAsync(null, New, end, Cancel);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(end ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, (await other.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await graces.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_that_is_half_done_begins_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var thief = portal.Browser();
        await thief.WithPasswordAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        await circuit.Get<IPasswordSettings>().SetAsync(null, New, false, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/signin/code")).StatusCode);
    }

    [Fact]
    public async Task The_last_way_in_cannot_be_removed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        Assert.IsType<SecurityAnswer.Refused>(await circuit.Get<IPasswordSettings>().RemoveAsync(Cancel));
        Assert.True(await SignsInAsync(portal, TestUsers.Ada.Password!));

        await browser.RegisterAsync(new SoftAuthenticator());
        Assert.IsType<SecurityAnswer.Done>(await circuit.Get<IPasswordSettings>().RemoveAsync(Cancel));
        Assert.False(await SignsInAsync(portal, TestUsers.Ada.Password!));
    }

    [Fact]
    public async Task Guessing_the_current_password_locks_as_on_the_sign_in_page()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        await using var circuit = await portal.CircuitAsync(browser);

        for (var guess = 0; guess < 5; guess++) Refused(await SetAsync(circuit, "wrong"));

        Assert.Equal("current", Refused(await SetAsync(circuit, TestUsers.Ada.Password)));
    }

    private static Task<SecurityAnswer> SetAsync(Microsoft.Extensions.DependencyInjection.AsyncServiceScope circuit, string? current) =>
        circuit.Get<IPasswordSettings>().SetAsync(current, New, false, Cancel);

    private static string? Refused(SecurityAnswer answer) => Assert.IsType<SecurityAnswer.Refused>(answer).Field;

    private static async Task<bool> SignsInAsync(TestPortal portal, string password) =>
        await portal.WithAsync<PasswordSignIn, PasswordVerdict?>(signIn => signIn.JudgeAsync("ada", password, Cancel)) is not null;
}
