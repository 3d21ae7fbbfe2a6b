using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>A television that cannot sign anybody in by itself: openid-client's device flow, answered at a person's browser.</summary>
public sealed class DeviceJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Somebody_types_in_the_code_that_the_television_shows(int width)
    {
        await using var television = await TurnOnAsync();
        using var screen = new HttpClient { BaseAddress = new(television.Address) };
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);
        var shown = await screen.GetFromJsonAsync<JsonObject>("/login", Cancel);
        var code = shown!["user_code"]!.GetValue<string>();

        await visitor.Page.GotoAsync(shown["verification_uri"]!.GetValue<string>());
        await visitor.ExpectAccessibleAsync("device");
        await visitor.Page.GetByTestId("device-code").FillAsync("BBBB-BBBB");
        await visitor.Page.GetByTestId("device-continue").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("device-code")).ToHaveAttributeAsync("aria-invalid", "true");
        await visitor.Page.GetByTestId("device-code").FillAsync(code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant());
        await visitor.Page.GetByTestId("device-code").PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByTestId("device-shown")).ToHaveTextAsync(code);
        await visitor.ExpectAccessibleAsync("device-question");
        await visitor.Page.GetByTestId("consent-scope-email").UncheckAsync();
        await visitor.Page.GetByTestId("device-allow").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("device-allowed")).ToBeVisibleAsync();
        await visitor.ExpectAccessibleAsync("device-allowed");

        var result = (await screen.GetFromJsonAsync<RpResult>("/callback", Cancel))!;
        Assert.Null(result.Error);
        Assert.Equal("openid profile offline_access", result.Scope);
        Assert.Equal(person.Name, result.FromUserInfo("name"));
        Assert.False(result.UserInfoHas("email"));
        Assert.True((await screen.GetFromJsonAsync<RpResult>("/refresh", Cancel))!.Rotated);
        await visitor.Page.GetByTestId("device-apps").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("app-details")).ToHaveTextAsync("Harbor TV");
    }

    [Fact]
    public async Task Somebody_who_takes_a_picture_of_the_code_signs_in_first_and_may_refuse_also_without_scripts()
    {
        await using var television = await TurnOnAsync();
        using var screen = new HttpClient { BaseAddress = new(television.Address) };
        var visitor = await ArriveAsync(new() { JavaScriptEnabled = false });
        var shown = await screen.GetFromJsonAsync<JsonObject>("/login", Cancel);

        await visitor.Page.GotoAsync(shown!["verification_uri_complete"]!.GetValue<string>());
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("device-shown")).ToHaveTextAsync(shown["user_code"]!.GetValue<string>());
        await visitor.Page.GetByTestId("device-deny").ClickAsync();

        await Assertions.Expect(visitor.Page.GetByTestId("device-refused")).ToBeVisibleAsync();
        Assert.Equal("access_denied", (await screen.GetFromJsonAsync<RpResult>("/callback", Cancel))!.Error);
    }

    private Task<IRelyingParty> TurnOnAsync() => RelyingParties.StartAsync(RpKind.Device, SharedPortal.AppAt(Portal, "tv"), Cancel);
}
