using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Support;
using Portal.Tests.Support;

namespace Portal.E2E.Journeys;

/// <summary>What arrives by mail, and what people do with it.</summary>
public sealed partial class MailJourneys(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_code_that_was_mailed_signs_in_without_a_script()
    {
        await using var sink = new MailSink();
        var portal = await StartAsync(sink);
        var visitor = await ArriveAsync(new() { JavaScriptEnabled = false });
        await visitor.Page.GotoAsync($"{portal.Address}/signin?return=/account/profile");
        await visitor.Page.GetByTestId("signin-mail").ClickAsync();
        await visitor.Page.GetByTestId("mail-code-username").FillAsync("alice");
        await visitor.Page.GetByTestId("mail-code-send").ClickAsync();

        await visitor.Page.GetByTestId("mail-code-field").FillAsync(Code().Match((await ArrivedAsync(sink, mail => Code().IsMatch(mail.Text), Cancel)).Text).Value);
        await visitor.Page.GetByTestId("mail-code-submit").ClickAsync();

        await visitor.Page.WaitForURLAsync($"{portal.Address}/account/profile");
    }

    [Fact]
    public async Task The_pages_about_mailed_codes_and_links_are_accessible()
    {
        await using var sink = new MailSink();
        var portal = await StartAsync(sink);
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.Page.GotoAsync($"{portal.Address}/signin/mail");
        await visitor.ExpectAccessibleAsync("ask for a code");
        await visitor.Page.GetByTestId("mail-code-username").FillAsync("nobody");
        await visitor.Page.GetByTestId("mail-code-send").ClickAsync();
        await visitor.Page.GetByTestId("mail-code-field").FillAsync("0000-0000");
        await visitor.Page.GetByTestId("mail-code-submit").ClickAsync();
        await visitor.ExpectAccessibleAsync("wrong code");

        await visitor.Page.GotoAsync(await RecoveryLinkAsync(visitor, portal, sink, Cancel));
        await visitor.ExpectAccessibleAsync("recovery by mail");
    }

    /// <summary>Settings of a portal that sends its mail there.</summary>
    internal static (string Name, string Value)[] SentTo(MailSink sink) =>
    [
        ("Portal:Smtp:Host", "127.0.0.1"),
        ("Portal:Smtp:Port", sink.Port.ToString(CultureInfo.InvariantCulture)),
        ("Portal:Smtp:Security", "none"),
        ("Portal:Smtp:From", "portal@example.test"),
    ];

    /// <summary>Alice asks for a way back into her account; gives the address in her mail.</summary>
    internal static async Task<string> RecoveryLinkAsync(Visitor visitor, PortalInstallation portal, MailSink sink, CancellationToken cancel)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/recover");
        await visitor.Page.GetByTestId("recover-use-mail").ClickAsync();
        await visitor.Page.GetByTestId("recover-mail-username").FillAsync("alice");
        await visitor.Page.GetByTestId("recover-mail-submit").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("recover-mail-asked")).ToBeVisibleAsync();
        var mail = await ArrivedAsync(sink, mail => mail.Text.Contains("/recover/mail?", StringComparison.Ordinal), cancel);
        return mail.Links.Single(address => address.Contains("/recover/mail?", StringComparison.Ordinal));
    }

    private Task<PortalInstallation> StartAsync(MailSink sink) => StartPortalAsync(SharedPortal.Described, SentTo(sink));

    internal static async Task<SentMail> ArrivedAsync(MailSink sink, Func<SentMail, bool> wanted, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (sink.Mails.FirstOrDefault(wanted) is { } mail) return mail;
            await Task.Delay(50, patience.Token);
        }
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();
}
