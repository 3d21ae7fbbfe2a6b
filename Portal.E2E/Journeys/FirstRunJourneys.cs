using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The first five minutes of a new installation.</summary>
public sealed class FirstRunJourneys(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task The_printed_address_makes_one_account_that_outlives_a_restart()
    {
        var portal = await StartPortalAsync(null);
        var address = portal.Log.SetupAddress();
        Assert.StartsWith(portal.Address, address, StringComparison.Ordinal);
        var stranger = await ArriveAsync();
        await stranger.Page.GotoAsync(address[..^1] + (address[^1] == 'A' ? 'B' : 'A'));
        await Assertions.Expect(stranger.Page.GetByTestId("setup-refused")).ToBeVisibleAsync();

        var owner = await ArriveAsync();
        var person = Person.New();
        await owner.Page.GotoAsync(address);
        await owner.EnterDetailsAsync("setup", person);
        await owner.Page.GetByTestId("setup-passkey").ClickAsync();
        await owner.ExpectSignedInAsync(portal, person.Name);
        await stranger.Page.GotoAsync(address);
        await Assertions.Expect(stranger.Page.GetByTestId("setup-refused")).ToBeVisibleAsync();

        var keys = await KeysAsync(portal);
        await owner.Page.GotoAsync("about:blank");
        await portal.RestartAsync(Cancel);

        await owner.Page.GotoAsync($"{portal.Address}/account");
        await owner.ExpectSignedInAsync(portal, person.Name);
        Assert.Equal(keys, await KeysAsync(portal));
        Assert.Single(portal.Log.SetupAddresses());
    }

    [Fact]
    public async Task Each_start_without_accounts_prints_a_new_address_and_a_password_will_do()
    {
        var portal = await StartPortalAsync(null);
        var first = portal.Log.SetupAddress();
        await portal.RestartAsync(Cancel);
        var second = portal.Log.SetupAddress();
        Assert.NotEqual(first, second);

        var owner = await ArriveAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        var person = Person.New();
        await owner.Page.GotoAsync(first);
        await Assertions.Expect(owner.Page.GetByTestId("setup-refused")).ToBeVisibleAsync();
        await owner.Page.GotoAsync(second);
        await owner.ExpectAccessibleAsync("set-up");
        await owner.EnterDetailsAsync("setup", person);
        await owner.ChoosePasswordAsync("setup", SharedPortal.Password);

        await owner.ExpectSignedInAsync(portal, person.Name);
    }

    private static async Task<string> KeysAsync(PortalInstallation portal)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync($"{portal.Address}/.well-known/jwks.json", Cancel);
    }
}
