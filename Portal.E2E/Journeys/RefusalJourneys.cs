using System.Net;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Requests that must not go back to where they say they come from.</summary>
public sealed class RefusalJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData("client_id=web&redirect_uri=https://evil.example/callback")]
    [InlineData("client_id=web&redirect_uri=http://127.0.0.1/callback/../evil")]
    [InlineData("client_id=web&redirect_uri=http://127.0.0.1.evil.example/callback")]
    [InlineData("client_id=nobody&redirect_uri=http://127.0.0.1/callback")]
    [InlineData("client_id=web&client_id=public&redirect_uri=http://127.0.0.1/callback")]
    public async Task A_request_that_cannot_be_trusted_shows_a_page_and_goes_nowhere(string wrong)
    {
        var visitor = await ArriveAsync();
        var address = $"{Portal.Address}/oauth2/authorize?response_type=code&scope=openid&{wrong}";

        var answer = await visitor.Page.GotoAsync(address);

        Assert.Equal((int)HttpStatusCode.BadRequest, answer!.Status);
        Assert.StartsWith(Portal.Address, visitor.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visitor.Page.GetByTestId("error")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("error-id")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_wrong_redirect_uri_of_an_app_shows_the_error_page()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.Node, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();

        var answer = await visitor.StartAtAsync(app, "redirect_uri=https%3A%2F%2Fevil.example%2Fcallback");

        Assert.Equal((int)HttpStatusCode.BadRequest, answer!.Status);
        await Assertions.Expect(visitor.Page.GetByTestId("error")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("error-detail")).ToContainTextAsync("redirect_uri");
    }

    [Fact]
    public async Task A_parked_request_that_was_altered_is_worth_nothing()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();
        await visitor.StartAtAsync(app);
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/signin?**");

        await visitor.Page.GotoAsync(visitor.Page.Url[..^4] + "AAAA");

        await Assertions.Expect(visitor.Page.GetByTestId("request-expired")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_of_nobody_says_so_in_the_portals_own_words()
    {
        var visitor = await ArriveAsync();

        var answer = await visitor.Page.GotoAsync($"{Portal.Address}/no/such/page");

        Assert.Equal((int)HttpStatusCode.NotFound, answer!.Status);
        await Assertions.Expect(visitor.Page.GetByTestId("not-found")).ToBeVisibleAsync();
    }
}
