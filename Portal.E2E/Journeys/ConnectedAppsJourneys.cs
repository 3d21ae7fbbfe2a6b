using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Seeing what is shared with whom, and taking it back.</summary>
public sealed class ConnectedAppsJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData(RpKind.CSharp, "public", "Pocket Harbor")]
    [InlineData(RpKind.Node, "web", "Harbor Notes")]
    public async Task A_disconnected_app_gets_nothing_more_and_asks_again(RpKind kind, string clientId, string name)
    {
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(Portal, clientId), Cancel);
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.Page.GotoAsync($"{Portal.Address}/account/apps");
        await Assertions.Expect(visitor.Page.GetByTestId("apps-empty")).ToBeVisibleAsync();
        await ConnectAsync(visitor, app);

        await visitor.Page.GotoAsync($"{Portal.Address}/account/apps");
        await Assertions.Expect(visitor.Page.GetByTestId("app-row")).ToHaveCountAsync(1);
        await visitor.Page.GetByTestId("app-details").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(name);
        foreach (var scope in (string[])["openid", "profile", "email", "offline_access"])
            await Assertions.Expect(visitor.Page.GetByTestId($"app-scope-{scope}")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-released-sub")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-released-email")).ToContainTextAsync("when the app asked");

        await visitor.Page.GetByTestId("app-disconnect").ClickAsync();
        await visitor.Page.GetByTestId("app-disconnect-dialog-keep").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-disconnect-dialog")).ToBeHiddenAsync();
        await visitor.Page.GetByTestId("app-disconnect").ClickAsync();
        await visitor.Page.GetByTestId("app-disconnect-dialog-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("apps-said")).Not.ToBeEmptyAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("apps-empty")).ToBeVisibleAsync();

        await ExpectCutOffAsync(visitor, app);
    }

    [Fact]
    public async Task All_apps_are_disconnected_together()
    {
        await using var first = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        await using var second = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "public"), Cancel);
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await ConnectAsync(visitor, first);
        await ConnectAsync(visitor, second);

        await visitor.Page.GotoAsync($"{Portal.Address}/account/apps");
        await Assertions.Expect(visitor.Page.GetByTestId("app-row")).ToHaveCountAsync(2);
        await visitor.Page.GetByTestId("apps-disconnect-all").ClickAsync();
        await visitor.Page.GetByTestId("apps-disconnect-all-dialog-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("apps-empty")).ToBeVisibleAsync();

        await ExpectCutOffAsync(visitor, first);
        await ExpectCutOffAsync(visitor, second);
    }

    [Fact]
    public async Task Nobody_sees_or_disconnects_the_apps_of_others()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var owner = await ArriveAsync();
        await owner.SignUpAsync(Portal, Person.New());
        await ConnectAsync(owner, app);
        await owner.Page.GotoAsync($"{Portal.Address}/account/apps");
        var details = await owner.Page.GetByTestId("app-details").GetAttributeAsync("href");

        var other = await ArriveAsync();
        await other.SignUpAsync(Portal, Person.New());
        await other.Page.GotoAsync(Portal.Address + details);
        await Assertions.Expect(other.Page.GetByTestId("app-gone")).ToBeVisibleAsync();
        var status = await other.Page.EvaluateAsync<int>(
            "async (address) => (await fetch(address, { method: 'POST' })).status", $"{Portal.Address}{details}revoke/");

        Assert.InRange(status, 400, 499);
        Assert.Null((await owner.RefreshAtAsync(app)).Error);
    }

    private static async Task ConnectAsync(Visitor visitor, IRelyingParty app)
    {
        await visitor.StartAtAsync(app);
        await visitor.AllowAsync();
        Assert.Null((await visitor.BackAtAsync(app)).Error);
    }

    private static async Task ExpectCutOffAsync(Visitor visitor, IRelyingParty app)
    {
        Assert.Contains("invalid_grant", (await visitor.RefreshAtAsync(app)).ErrorDescription, StringComparison.Ordinal);
        await visitor.StartAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("consent-allow")).ToBeVisibleAsync();
    }
}
