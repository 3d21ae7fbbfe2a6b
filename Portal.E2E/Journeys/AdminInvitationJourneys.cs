using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;
using Portal.Tests.Support;

namespace Portal.E2E.Journeys;

/// <summary>Administrators invite people by mail.</summary>
public sealed class AdminInvitationJourneys(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Who_is_invited_by_mail_as_an_auditor_reads_and_changes_nothing()
    {
        await using var sink = new MailSink();
        var portal = await StartPortalAsync(SharedPortal.Described, [.. MailJourneys.SentTo(sink), ("Portal:SignUp:Mode", "invite")]);
        var admin = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var guest = Person.New();
        await admin.SignInAsAdministratorAsync(portal);
        await admin.Page.GotoAsync($"{portal.Address}/admin/users");
        await admin.Page.GetByTestId("users-invite").ClickAsync();
        await admin.Page.GetByTestId("invite-role").SelectOptionAsync("Auditor");
        await admin.Page.GetByTestId("invite-email").FillAsync(guest.Email);
        await admin.ExpectAccessibleAsync("invite");
        await admin.Page.GetByTestId("users-invite-confirm").ClickAsync();
        var mail = await MailJourneys.ArrivedAsync(sink, mail => mail.Text.Contains("/signup?", StringComparison.Ordinal), Cancel);

        var theirs = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await theirs.Page.GotoAsync(mail.Links.Single(address => address.Contains("/signup?", StringComparison.Ordinal)));
        await theirs.EnterDetailsAsync("signup", guest);
        await theirs.Page.GetByTestId("signup-passkey").ClickAsync();
        await theirs.ExpectSignedInAsync(portal, guest.Name);

        await theirs.UntilLiveAsync();
        await theirs.Page.GetByTestId("account-admin").ClickAsync();
        await theirs.Page.WaitForURLAsync($"{portal.Address}/admin");
        await theirs.Page.GotoAsync($"{portal.Address}/admin/users");
        await Assertions.Expect(theirs.Page.GetByTestId("users-open").Filter(new() { HasTextString = guest.UserName })).ToBeVisibleAsync();
        await theirs.UntilLiveAsync();
        await Assertions.Expect(theirs.Page.GetByTestId("admin-only-looking")).ToBeVisibleAsync();
        await Assertions.Expect(theirs.Page.GetByTestId("users-invite")).ToHaveCountAsync(0);
        await theirs.Page.GetByTestId("users-open").Filter(new() { HasTextString = guest.UserName }).ClickAsync();
        await theirs.Page.GetByTestId("user-sessions").WaitForAsync();
        await Assertions.Expect(theirs.Page.GetByTestId("user-disable")).ToHaveCountAsync(0);
    }
}
