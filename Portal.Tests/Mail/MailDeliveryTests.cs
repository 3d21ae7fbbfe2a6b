using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.Hosting;
using Portal.Mail;
using Portal.Tests.Accounts.Logout;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>Mail leaves once, from whichever node, and waits while its server is away.</summary>
public sealed class MailDeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Letter Hello => new(Language.All[0], "Hello", [new LetterPart.Paragraph("Good day.")]);

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_HTML_and_leaves_nothing_behind()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        var id = await AddAsync(portal);

        await portal.SendMailAsync();

        var mail = Assert.Single(sink.Mails);
        Assert.Equal(["<ada@example.test>"], mail.Recipients.Select(one => one.Trim()));
        Assert.Equal("Hello · IdentityPortal", mail.Subject);
        Assert.Equal($"<{id:N}@example.test>", mail.Header("Message-ID"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Contains("portal@example.test", mail.Header("From"), StringComparison.Ordinal);
        Assert.Contains("Good day.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p>Good day.</p>", mail.Html, StringComparison.Ordinal);
        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task A_running_portal_sends_at_once()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(deliver: true));

        await AddAsync(portal);

        await LogoutCase.UntilAsync(async () => sink.Mails.Count == 1 && (await portal.WaitingMailAsync()).Count == 0);
    }

    [Theory]
    [InlineData("451 try again", "250 OK")]
    [InlineData("250 OK", "451 try again")]
    [InlineData("452 mailbox full", "250 OK")]
    public async Task A_server_that_is_not_ready_is_asked_again_less_and_less_often_for_a_day(string recipient, string data)
    {
        await using var sink = new MailSink { Recipient = recipient, Data = data };
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await AddAsync(portal);

        var waits = new List<TimeSpan>();
        await portal.SendMailAsync();
        while ((await portal.WaitingMailAsync()).SingleOrDefault() is { } waiting)
        {
            waits.Add(waiting.NextAttemptAt - portal.Clock.Now);
            portal.Clock.Advance(waits[^1]);
            await portal.SendMailAsync();
        }

        Assert.Equal(waits.Order(), waits);
        Assert.InRange(waits.Count, 8, 20);
        Assert.True(waits[0] > SmtpServer.Longest);
        Assert.InRange(portal.Clock.Now - FakeClock.Start, TimeSpan.FromHours(24), TimeSpan.FromHours(28));
        Assert.Contains(portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("was not sent in", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("ada@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_is_not_asked_for_again()
    {
        await using var sink = new MailSink { Recipient = "550 no such mailbox" };
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await AddAsync(portal);

        await portal.SendMailAsync();

        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task What_was_not_sent_before_a_restart_is_sent_after_it()
    {
        await using var sink = new MailSink { Recipient = "451 try again" };
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await AddAsync(portal);
        await portal.SendMailAsync();

        sink.Recipient = "250 OK";
        await portal.RestartAsync();
        await portal.SendMailAsync();
        Assert.Empty(sink.Mails);

        portal.Clock.Advance(TimeSpan.FromSeconds(30));
        await portal.SendMailAsync();
        Assert.Single(sink.Mails);
    }

    [Fact]
    public async Task Several_nodes_never_send_the_same_mail_twice()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        for (var number = 0; number < 8; number++) await AddAsync(portal, $"person{number}@example.test");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(portal.SendMailAsync, Cancel)));

        Assert.Equal(8, sink.Mails.Count);
        Assert.Equal(8, sink.Mails.SelectMany(mail => mail.Recipients).Distinct().Count());
    }

    [Fact]
    public async Task A_mail_is_rolled_back_with_what_it_tells_of()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await portal.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            portal.Services.GetRequiredService<MailOutbox>().Add(db, "ada@example.test", Hello);
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Theory]
    [InlineData("ada@example.test\r\nBcc: eve@evil.example")]
    [InlineData("ada@example.test\nRCPT TO:<eve@evil.example>")]
    [InlineData("ada@example.test, eve@evil.example")]
    [InlineData("ada@example.test>\r\nDATA")]
    [InlineData("\"Ada\" <ada@example.test>")]
    [InlineData("nobody")]
    public async Task An_address_that_is_more_or_less_than_one_gets_no_mail(string address)
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await AddAsync(portal, address);

        await portal.SendMailAsync();

        Assert.Empty(sink.Mails);
        Assert.Empty(await portal.WaitingMailAsync());
    }

    [Fact]
    public async Task Nothing_that_somebody_chose_adds_a_header_or_markup()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        const string Evil = "x\r\nBcc: eve@evil.example\r\n\r\n<script>alert(1)</script>\u202e\u2028";
        var letter = new Letter(Language.All[0], Evil, [new LetterPart.Facts([("Name", Evil)]), new LetterPart.Link(Evil, "https://id.example.com/\"><b>")]);
        await AddAsync(portal, letter: letter);

        await portal.SendMailAsync();

        var mail = Assert.Single(sink.Mails);
        Assert.Single(mail.Recipients);
        Assert.DoesNotContain("\nBcc", mail.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\nBcc", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><b>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', mail.Text);
    }

    [Fact]
    public async Task The_database_cannot_be_read_for_what_is_in_a_mail()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await AddAsync(portal);

        var row = Assert.Single(await portal.WaitingMailAsync());

        Assert.DoesNotContain("Good day", row.Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("Good day"u8.ToArray())[..8], row.Sealed, StringComparison.Ordinal);
        Assert.Equal("ada@example.test", Assert.Single(await portal.LettersAsync()).To);
    }

    [Fact]
    public async Task An_operator_can_try_it()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings());
        await using var output = new StringWriter();

        await OperatorVerbs.TestMail("ops@example.test")(portal.Services, output, Cancel);

        Assert.Equal("The mail server took a mail to ops@example.test." + Environment.NewLine, output.ToString());
        Assert.Equal("Mail works · IdentityPortal", Assert.Single(sink.Mails).Subject);

        sink.Recipient = "550 no";
        var refused = await Assert.ThrowsAsync<CannotStartException>(() => OperatorVerbs.TestMail("ops@example.test")(portal.Services, output, Cancel));
        Assert.Equal("The mail was not sent: MailboxUnavailable.", refused.Message);
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_is_told_nothing()
    {
        await using var sink = new MailSink();
        var settings = sink.Settings();
        settings["Portal:Smtp:Security"] = "starttls";
        await using var portal = await TestPortal.StartAsync(settings);
        await AddAsync(portal);

        await portal.SendMailAsync();

        Assert.Empty(sink.Mails);
        Assert.Single(await portal.WaitingMailAsync());
    }

    private static Task<Guid> AddAsync(TestPortal portal, string to = "ada@example.test", Letter? letter = null) => portal.WithDataAsync(async db =>
    {
        portal.Services.GetRequiredService<MailOutbox>().Add(db, to, letter ?? Hello);
        await db.SaveChangesAsync(Cancel);
        return (await db.MailOutbox.OrderByDescending(row => row.CreatedAt).FirstAsync(Cancel)).Id;
    });
}
