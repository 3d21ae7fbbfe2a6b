using System.Net;
using Portal.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

public sealed class RecoveryWaitTests : MailedRecoveryCase
{
    [Fact]
    public async Task A_second_factor_makes_it_wait_and_is_still_asked_for_afterwards()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        var first = await LinkAsync("ada");
        Assert.Contains("recover-refused", await Browser.GetAsync(first.Replace("/recover/mail", "/recover", StringComparison.Ordinal)).TextAsync(), StringComparison.Ordinal);

        var waiting = Browser.SubmitAsync(await Browser.GetAsync(first));
        Assert.Contains("recover-mail-waiting", await waiting.TextAsync(), StringComparison.Ordinal);
        await Portal.SendMailAsync();
        Assert.Contains("Saturday, March 2, 2030", Sink.Mails[^1].Text, StringComparison.Ordinal);

        Portal.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Contains("recover-mail-waiting", await Browser.GetAsync(await LinkAsync("ada")).TextAsync(), StringComparison.Ordinal);

        Portal.Clock.Advance(TimeSpan.FromHours(1));
        var choice = await Browser.FollowAsync(await Browser.GetAsync(await LinkAsync("ada")));
        Assert.Equal("/recover/done", RecoverForm.PathOf(await Browser.SetPasswordAsync(choice)));
        Assert.Equal("/signin/code", RecoverForm.PathOf(await Browser.WithPasswordAsync(TestUsers.Ada with { Password = RecoverForm.New })));

        // The waiting time was used up with it.
        Assert.Contains("recover-mail-wait", await Browser.GetAsync(await LinkAsync("ada")).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_makes_it_wait_too_also_one_that_came_meanwhile()
    {
        var link = await LinkAsync("ada");
        var choice = await Browser.FollowAsync(await Browser.GetAsync(link));
        using var owner = await Portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        Assert.Equal(HttpStatusCode.OK, (await owner.RegisterAsync(authenticator)).StatusCode);

        Assert.Null(RecoverForm.PathOf(await Browser.SetPasswordAsync(choice)));
        Assert.Contains("recover-mail-wait", await Browser.GetAsync(link).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_lets_the_owner_stop_it()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        await WaitAsync();
        var stop = new Uri(Sink.Mails[^1].Links.Single(link => link.Contains("/recover/cancel", StringComparison.Ordinal))).PathAndQuery;
        await Portal.Backchannel.GetAsync(stop, Cancel);

        Assert.Contains("recover-canceled", await Browser.SubmitAsync(await Browser.GetAsync(stop)).TextAsync(), StringComparison.Ordinal);

        Assert.Contains("recovery.stopped", await KindsAsync());
        Assert.Contains("recover-nothing", await Browser.GetAsync(stop).TextAsync(), StringComparison.Ordinal);
        await AssertMustWaitAgainAsync();
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_it_and_can_stop_it()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        using var owner = await Portal.BrowserAsync(TestUsers.Ada);
        using var other = await Portal.BrowserAsync(TestUsers.Grace);
        await WaitAsync();

        Assert.Contains("overview-recovery", await owner.GetAsync("/account").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("recover-nothing", await other.GetAsync("/recover/cancel").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("recover-nothing", await Browser.GetAsync("/recover/cancel").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("recover-canceled", await owner.SubmitAsync(await owner.GetAsync("/recover/cancel")).TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("overview-recovery", await owner.GetAsync("/account").TextAsync(), StringComparison.Ordinal);
        await AssertMustWaitAgainAsync();
    }

    [Fact]
    public async Task A_sign_in_with_more_than_a_password_ends_it()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        await WaitAsync();
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        using var thief = await Portal.BrowserAsync(TestUsers.Ada, TestSignIn.WithPassword);
        Assert.Contains("recover-mail-waiting", await Browser.GetAsync(await LinkAsync("ada")).TextAsync(), StringComparison.Ordinal);

        using var owner = await Portal.BrowserAsync(TestUsers.Ada);

        Assert.Contains("recover-mail-wait\"", await Browser.GetAsync(await LinkAsync("ada")).TextAsync(), StringComparison.Ordinal);
        await AssertMustWaitAgainAsync();
    }

    [Fact]
    public async Task It_can_be_finished_for_a_week()
    {
        await Portal.AddTotpAsync(TestUsers.Ada);
        await WaitAsync();
        Portal.Clock.Advance(TimeSpan.FromHours(24) + MailedLinks.Finishing);

        await AssertMustWaitAgainAsync();
    }
}
