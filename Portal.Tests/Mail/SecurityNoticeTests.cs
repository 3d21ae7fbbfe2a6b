using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>What happens to an account is told to its owner, and to nobody else.</summary>
public sealed class SecurityNoticeTests
{
    private const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    private const string NewerChrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/151.0.0.0 Safari/537.36";
    private const string Firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. NoticeLetters.Kinds.Except([EventKind.SignInSucceeded.Name, EventKind.ConsentWithdrawn.Name])];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_changes_how_an_account_is_safe_is_mailed_to_its_owner(string kind)
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada, TestUsers.Grace);

        await HappenAsync(portal, kind);
        await portal.SendMailAsync();

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(["<ada@example.test>"], mail.Recipients.Select(one => one.Trim()));
        Assert.Contains("Friday, March 1, 2030", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Account: ada", mail.Text, StringComparison.Ordinal);
        Assert.Equal(kind != EventKind.AccountDeleted.Name, mail.Links.Contains(TestPortal.Address + "/account/activity"));
        Assert.DoesNotContain('{', mail.Text);
    }

    [Fact]
    public async Task A_new_passkey_is_told_with_device_and_address_of_the_browser()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        Assert.Equal(HttpStatusCode.OK, (await browser.RegisterAsync(authenticator)).StatusCode);

        var letter = Assert.Single(await portal.LettersAsync());
        Assert.Equal("A passkey was added to your account · IdentityPortal", letter.Subject);
        Assert.Contains("Device: Chrome on Linux\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Network address: 127.0.0.1\n", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_and_everyday_business_are_not_told()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        await portal.WithDataAsync(async db =>
        {
            var log = portal.Services.GetRequiredService<SecurityLog>();
            log.Add(db, SecurityEvent.SignInFailed(TestUsers.Ada.Id, "password", "wrong_password"));
            log.Add(db, new(EventKind.PasskeyAdded, TestUsers.Ada.Id) { Outcome = EventOutcome.Failed });
            log.Add(db, new(EventKind.ConsentWithdrawn, TestUsers.Ada.Id) { ClientId = "web" });
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task All_apps_disconnected_at_once_are_one_mail()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        await portal.WithDataAsync(async db =>
        {
            var log = portal.Services.GetRequiredService<SecurityLog>();
            log.Add(db, new(EventKind.ConsentWithdrawn, TestUsers.Ada.Id) { ClientId = "web" });
            log.Add(db, new(EventKind.ConsentWithdrawn, TestUsers.Ada.Id) { ClientId = "other" });
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.StartsWith("All apps were disconnected", Assert.Single(await portal.LettersAsync()).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_browser_that_is_new_within_90_days_is_told_and_never_the_first()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada, TestUsers.Grace);

        Assert.Equal(0, await SignInAsync(portal, Chrome));
        Assert.Equal(0, await SignInAsync(portal, NewerChrome));
        Assert.Equal(1, await SignInAsync(portal, Firefox));
        Assert.Equal(1, await SignInAsync(portal, Firefox));
        Assert.Equal(1, await SignInAsync(portal, Chrome));
        portal.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(2, await SignInAsync(portal, Chrome));

        Assert.All(await portal.LettersAsync(), letter => Assert.StartsWith("Signed in on a new device", letter.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_nobody_verified_gets_nothing()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.EmailConfirmed, false), Cancel));

        await HappenAsync(portal, EventKind.PasswordChanged.Name);

        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task A_changed_address_is_told_at_the_old_one()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        await portal.WithDataAsync(async db =>
        {
            var user = await db.Users.SingleAsync(Cancel);
            (user.Email, user.NormalizedEmail, user.EmailConfirmed) = ("eve@evil.example", "EVE@EVIL.EXAMPLE", false);
            portal.Services.GetRequiredService<SecurityLog>().Add(db, new(EventKind.EmailChanged, user.Id));
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal("ada@example.test", Assert.Single(await portal.LettersAsync()).To);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_waits()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        await HappenAsync(portal, EventKind.PasswordChanged.Name);

        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task A_change_that_is_undone_is_not_told()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Ada);
        await portal.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await portal.Services.GetRequiredService<SecurityLog>().RecordAsync(db, new(EventKind.PasswordChanged, TestUsers.Ada.Id), Cancel);
            return true;
        });

        Assert.Empty(await portal.WaitingMailAsync());
    }

    private static Task<bool> HappenAsync(TestPortal portal, string kind) => portal.WithDataAsync(async db =>
    {
        await portal.Services.GetRequiredService<SecurityLog>().RecordAsync(db, new(EventKind.All.Single(known => known.Name == kind), TestUsers.Ada.Id), Cancel);
        return true;
    });

    /// <returns>How many mails there are now.</returns>
    private static async Task<int> SignInAsync(TestPortal portal, string agent)
    {
        using (SecurityLog.DoneFrom(new(Guid.NewGuid(), "192.0.2.7", agent)))
            await portal.WithAsync<SessionStarts, StartedSession>(sessions => sessions.StartAsync(TestUsers.Ada.Id, Proof.Password, new(agent, "192.0.2.7", []), Cancel));

        return (await portal.WaitingMailAsync()).Count;
    }
}
