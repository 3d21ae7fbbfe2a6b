using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Apps that nobody described to the portal beforehand.</summary>
public sealed class RegistrationJourneys(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData(RpKind.CSharp)]
    [InlineData(RpKind.Node)]
    public async Task An_app_registers_itself_lets_a_person_in_and_leaves_again(RpKind kind)
    {
        var portal = await StartPortalAsync(null, ("Portal:Registration:Mode", "open"), ("Portal:SignUp:Mode", "open"));
        var port = FreePort.Take();
        var registration = await SelfRegistration.RegisterAsync(portal.Address, Metadata("Tide Tables", port), Cancel);
        await using var app = await RelyingParties.StartAsync(kind, registration.Settings(port), Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpAsync(portal, person);

        await visitor.StartAtAsync(app);
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Tide Tables");
        await Assertions.Expect(visitor.Page.GetByTestId("consent-vouched")).ToBeHiddenAsync();
        await visitor.AllowAsync();
        Assert.Equal(person.Email, (await visitor.BackAtAsync(app)).FromUserInfo("email"));

        var before = registration.Told("registration_access_token");
        await registration.ReplaceAsync(Metadata("Tide and Moon", port), Cancel);
        Assert.Equal("Tide and Moon", registration.Told("client_name"));
        Assert.NotEqual(before, registration.Told("registration_access_token"));
        await visitor.StartAtAsync(app, "prompt=consent");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Tide and Moon");

        await registration.RemoveAsync(Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, await registration.ReadAsync(Cancel));
        Assert.Equal("rp_refused", (await visitor.RefreshAtAsync(app)).Error);
        await visitor.StartAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("error")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_operator_lets_one_app_register_itself()
    {
        var portal = await StartPortalAsync(null, ("Portal:Registration:Mode", "token"));
        var port = FreePort.Take();
        Assert.Equal(HttpStatusCode.Unauthorized, await SelfRegistration.RegisterInVainAsync(portal.Address, Metadata("Tide Tables", port), null, Cancel));

        var token = (await portal.OperateAsync(Cancel, "clients", "invite")).Split('\n')[^1];
        var registration = await SelfRegistration.RegisterAsync(portal.Address, Metadata("Tide Tables", port), Cancel, token);
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, registration.Settings(port), Cancel);
        var visitor = await ArriveAsync();
        await visitor.StartAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("signin-passkey")).ToBeVisibleAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await SelfRegistration.RegisterInVainAsync(portal.Address, Metadata("Tide Tables", port), token, Cancel));
    }

    private static JsonObject Metadata(string name, int port) => new()
    {
        ["client_name"] = name,
        ["redirect_uris"] = new JsonArray($"http://127.0.0.1:{port}/callback"),
        ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
        ["scope"] = "openid profile email offline_access",
    };
}
