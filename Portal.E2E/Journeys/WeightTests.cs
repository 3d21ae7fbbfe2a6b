using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What a page costs somebody who has never been here, on a slow line.</summary>
public sealed class WeightTests(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private const int MostBytes = 60 * 1024;

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signup")]
    [InlineData("/recover")]
    [InlineData("/oauth2/authorize?client_id=nobody")]
    [InlineData("/no/such/page")]
    public async Task A_page_for_anyone_is_light_and_comes_from_one_place(string path)
    {
        var visitor = await ArriveAsync();

        await ExpectLightAsync(visitor, () => visitor.Page.GotoAsync(Portal.Address + path, new() { WaitUntil = WaitUntilState.NetworkIdle }));
    }

    [Fact]
    public async Task Consent_is_light_and_comes_from_one_place()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var signedIn = await ArriveAsync();
        await signedIn.SignUpAsync(Portal, Person.New());
        await signedIn.StartAtAsync(app);
        await signedIn.Page.GetByTestId("consent-allow").WaitForAsync();

        // The same session in a browser that has none of the portal's files yet.
        var visitor = await ArriveAsync(new BrowserNewContextOptions { StorageState = await signedIn.Context.StorageStateAsync() });
        await ExpectLightAsync(visitor, () => visitor.Page.GotoAsync(signedIn.Page.Url, new() { WaitUntil = WaitUntilState.NetworkIdle }));
        await Assertions.Expect(visitor.Page.GetByTestId("consent-allow")).ToBeVisibleAsync();
    }

    private async Task ExpectLightAsync(Visitor visitor, Func<Task> open)
    {
        var finished = new List<IRequest>();
        visitor.Context.RequestFinished += (_, request) => finished.Add(request);

        await open();

        var sizes = new List<(string Url, int Bytes)>();
        foreach (var request in finished)
        {
            var size = await request.SizesAsync();
            sizes.Add((request.Url, size.ResponseHeadersSize + size.ResponseBodySize));
        }

        var list = string.Join('\n', sizes.Select(size => $"{size.Bytes,7} {size.Url}"));
        Assert.NotEmpty(sizes);
        Assert.All(sizes, size => Assert.StartsWith(Portal.Address + "/", size.Url, StringComparison.Ordinal));
        Assert.True(sizes.Sum(size => size.Bytes) <= MostBytes, list);
    }
}
