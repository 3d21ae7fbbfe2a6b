using System.Net;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Keys that people make for scripts of their own.</summary>
public sealed class TokensJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task A_token_is_shown_once_works_and_is_dead_after_it_is_revoked()
    {
        var visitor = await ArriveAsync();
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);

        var token = await visitor.MakeTokenAsync(Portal);
        await visitor.Page.GetByTestId("token-copy").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("token-copied")).Not.ToBeEmptyAsync();
        Assert.Equal(token, await visitor.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        var (status, text) = await Portal.AskUserInfoAsync(token, Cancel);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(person.Name, text, StringComparison.Ordinal);

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("token-row")).ToHaveCountAsync(1);
        Assert.DoesNotContain(token, await visitor.Page.ContentAsync(), StringComparison.Ordinal);

        await visitor.Page.GetByTestId("token-revoke").ClickAsync();
        await visitor.Page.GetByTestId("token-revoke-keep").ClickAsync();
        Assert.Equal(HttpStatusCode.OK, (await Portal.AskUserInfoAsync(token, Cancel)).Status);
        await visitor.Page.GetByTestId("token-revoke").ClickAsync();
        await visitor.Page.GetByTestId("token-revoke-confirm").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("token-row")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Portal.AskUserInfoAsync(token, Cancel)).Status);
    }

    [Fact]
    public async Task A_token_without_a_name_or_a_use_is_not_made()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.Page.GotoAsync($"{Portal.Address}/account/tokens");

        await visitor.Page.GetByTestId("token-new").ClickAsync();
        await visitor.Page.GetByTestId("token-create").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("token-name")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.Page.GetByTestId("token-name").FillAsync("Backup script");
        await visitor.Page.GetByTestId("token-create").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#token-scopes-problem")).Not.ToBeEmptyAsync();
        await visitor.Page.GetByTestId("token-cancel").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("tokens-empty")).ToBeVisibleAsync();
    }
}
