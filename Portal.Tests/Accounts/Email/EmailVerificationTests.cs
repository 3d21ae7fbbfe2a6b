using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Email;
using Portal.OpenId.Protocol;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Email;

public sealed class EmailVerificationTests : IAsyncLifetime
{
    private readonly MailSink _sink = new();
    private TestPortal _portal = null!;
    private TestBrowser _browser = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPortal.StartAsync(_sink.Settings(), TestUsers.Ada, TestUsers.Grace);
        await _portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel));
        _browser = await _portal.BrowserAsync(TestUsers.Ada);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Fact]
    public async Task The_link_of_a_mail_verifies_the_address_once_and_without_being_signed_in()
    {
        var link = await LinkAsync();
        using var anybody = _portal.Browser();

        var done = anybody.SubmitAsync(await anybody.GetAsync(link));

        Assert.Contains("verify-email-verified", await done.TextAsync(), StringComparison.Ordinal);
        Assert.True(await IsVerifiedAsync());
        Assert.Equal(["email.verified"], await KindsAsync());
        Assert.Contains("verify-email-refused", await anybody.GetAsync(link).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_link_as_programs_do_that_check_mail_changes_nothing()
    {
        var link = await LinkAsync();
        for (var look = 0; look < 3; look++) Assert.Contains("verify-email-confirm", await _portal.Backchannel.GetStringAsync(link, Cancel), StringComparison.Ordinal);

        Assert.False(await IsVerifiedAsync());
    }

    [Fact]
    public async Task The_page_names_the_address_and_the_account()
    {
        var page = await _browser.GetAsync(await LinkAsync()).TextAsync();

        Assert.Contains("ada@example.test", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>ada</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_says_nothing_of_another_address()
    {
        var link = await LinkAsync();
        var page = await _browser.GetAsync(link);
        await _portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.Email, "new@example.test"), Cancel));

        Assert.Contains("verify-email-refused", await _browser.SubmitAsync(page).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("verify-email-refused", await _browser.GetAsync(link).TextAsync(), StringComparison.Ordinal);
        Assert.False(await IsVerifiedAsync());
    }

    [Fact]
    public async Task It_works_for_a_day_and_a_newer_one_ends_it()
    {
        var first = await LinkAsync();
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await LinkAsync();
        Assert.Contains("verify-email-refused", await _browser.GetAsync(first).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("verify-email-confirm", await _browser.GetAsync(second).TextAsync(), StringComparison.Ordinal);

        _portal.Clock.Advance(EmailVerification.Life);
        Assert.Contains("verify-email-refused", await _browser.GetAsync(second).TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_have_a_mailbox_filled()
    {
        await LinkAsync();
        Assert.Contains("verify-email-toomany", await SendAsync().TextAsync(), StringComparison.Ordinal);
        for (var number = 1; number < EmailVerification.MostADay; number++)
        {
            _portal.Clock.Advance(TimeSpan.FromMinutes(2));
            await LinkAsync();
        }

        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("verify-email-toomany", await SendAsync().TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_confirmations_at_once_are_one()
    {
        var page = await _browser.GetAsync(await LinkAsync());
        await page.Content.LoadIntoBufferAsync(Cancel);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _browser.SubmitAsync(page)));

        Assert.Equal(["email.verified"], await KindsAsync());
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_can_ask_for_a_mail()
    {
        using var anybody = _portal.Browser();

        Assert.Equal("/signin?return=/verify-email", RecoverForm.PathOf(await anybody.GetAsync("/verify-email")));
    }

    [Fact]
    public async Task The_database_does_not_have_the_code_and_another_purpose_does_not_take_it()
    {
        var link = await LinkAsync();
        var code = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var row = await _portal.WithDataAsync(db => db.OneTimeCodes.SingleAsync(kept => kept.Email != null, Cancel));
        Assert.Equal(HandleHash.Of(code), row.Hash);
        Assert.Contains("recover-refused", await _browser.GetAsync("/recover?code=" + code).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("recover-mail-refused", await _browser.GetAsync("/recover/mail?code=" + code).TextAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync() => SendFromAsync(_browser);

    private static async Task<HttpResponseMessage> SendFromAsync(TestBrowser browser) => await browser.SubmitAsync(await browser.GetAsync("/verify-email"));

    private async Task<string> LinkAsync()
    {
        Assert.Contains("verify-email-sent", await SendAsync().TextAsync(), StringComparison.Ordinal);
        await _portal.SendMailAsync();
        var mail = _sink.Mails[^1];
        Assert.Equal("<ada@example.test>", Assert.Single(mail.Recipients).Trim());
        return new Uri(mail.Links.Single(link => link.Contains("/verify-email", StringComparison.Ordinal))).PathAndQuery;
    }

    private Task<bool> IsVerifiedAsync() => _portal.WithDataAsync(db => db.Users.AnyAsync(user => user.EmailConfirmed, Cancel));

    private Task<List<string>> KindsAsync() => _portal.WithDataAsync(db => db.SecurityEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));
}
