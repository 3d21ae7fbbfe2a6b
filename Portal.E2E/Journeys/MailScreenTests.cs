using Portal.E2E.Steps;
using Portal.E2E.Support;
using Portal.Tests.Support;

namespace Portal.E2E.Journeys;

/// <summary>Pictures of the pages that need mail.</summary>
public sealed class MailScreenTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Pages_around_mail_can_be_shown()
    {
        await using var sink = new MailSink();
        var portal = await StartPortalAsync(SharedPortal.Described, [.. MailJourneys.SentTo(sink), ("Portal:SignUp:Mode", "open")]);
        var visitor = await ArriveAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        await visitor.Page.GotoAsync($"{portal.Address}/signin/mail");
        await visitor.ShootTwiceAsync("signin-mail");
        await visitor.Page.GetByTestId("mail-code-username").FillAsync("alice");
        await visitor.Page.GetByTestId("mail-code-send").ClickAsync();
        await visitor.Page.GetByTestId("mail-code-field").WaitForAsync();
        await visitor.ShootTwiceAsync("signin-mail-code");

        await visitor.Page.GotoAsync(await MailJourneys.RecoveryLinkAsync(visitor, portal, sink, Cancel));
        await visitor.ShootTwiceAsync("recover-mail");
        await visitor.Page.GotoAsync($"{portal.Address}/recover/cancel");
        await visitor.ShootTwiceAsync("recover-cancel");
        await visitor.Page.GotoAsync($"{portal.Address}/recover/done");
        await visitor.ShootTwiceAsync("recover-done");

        await visitor.SignUpAsync(portal, Person.New() with { Name = "Robin Reed" });
        await visitor.Page.GotoAsync($"{portal.Address}/verify-email");
        await visitor.ShootTwiceAsync("verify-email");
    }
}
