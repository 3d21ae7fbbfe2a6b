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

    [Fact]
    public async Task The_log_is_checked_and_its_head_is_found_again()
    {
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/admin/audit");
        await visitor.Page.GetByTestId("audit-chain").ClickAsync();
        await visitor.UntilLiveAsync();
        var head = visitor.Page.GetByTestId("chain-head");

        // The sign-in itself is sealed a moment after it happened.
        for (var look = 0; look < 20 && await head.CountAsync() == 0; look++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await visitor.Page.ReloadAsync();
        }

        await visitor.UntilLiveAsync();
        await visitor.Page.GetByTestId("chain-noted").FillAsync(await head.InnerTextAsync());
        await visitor.Page.GetByTestId("chain-check").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("chain-said")).ToContainTextAsync("The log holds");
        await Assertions.Expect(visitor.Page.GetByTestId("chain-said")).ToContainTextAsync("The head that you noted is part of it");
        await visitor.ExpectAccessibleAsync("chain");
    }
}
