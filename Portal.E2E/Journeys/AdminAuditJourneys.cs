using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and the log of events.</summary>
public sealed class AdminAuditJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task What_one_person_did_is_found_read_and_downloaded()
    {
        var person = Person.New();
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignUpWithPasswordAsync(Portal, person);
        await visitor.SignOutAsync(Portal);
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/audit");
        var rows = visitor.Page.GetByTestId("audit-row");
        await Assertions.Expect(rows.First).ToBeVisibleAsync();

        await visitor.Page.GetByTestId("audit-user").FillAsync(person.UserName);
        await visitor.Page.GetByTestId("audit-user").BlurAsync();
        await visitor.Page.GetByTestId("audit-kind").SelectOptionAsync("account.created");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows).ToContainTextAsync(person.UserName);

        await rows.Locator("summary").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("audit-facts")).ToContainTextAsync("Correlation id");
        await visitor.ExpectAccessibleAsync("audit");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByTestId("audit-csv").ClickAsync());
        using var file = new StreamReader(await download.CreateReadStreamAsync());
        var csv = await file.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains(person.UserName, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("erin", csv, StringComparison.Ordinal);
    }
}
