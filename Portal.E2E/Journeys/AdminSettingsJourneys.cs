using System.Globalization;
using Microsoft.Playwright;
using Portal.E2E.Steps;
using Portal.E2E.Support;
using Portal.Tests.Support;

namespace Portal.E2E.Journeys;

/// <summary>An administrator and what may change while the portal runs.</summary>
public sealed class AdminSettingsJourneys(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task The_brand_and_the_mail_change_without_a_restart()
    {
        await using var sink = new MailSink();
        var portal = await StartPortalAsync(SharedPortal.Described);
        var visitor = await ArriveAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsAdministratorAsync(portal);
        await visitor.Page.GotoAsync($"{portal.Address}/admin/settings");
        await visitor.UntilLiveAsync();

        await SetAsync(visitor, "Name", "Harbour House");
        await SetAsync(visitor, "Brand:Accent", "#ffee00");
        await visitor.Page.GetByTestId("settings-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("fault-Brand:Accent")).ToContainTextAsync("contrast");

        await SetAsync(visitor, "Brand:Accent", "#7a1fa2");
        await visitor.ExpectAccessibleAsync("settings");
        await SaveAsync(visitor);
        var guest = await ArriveAsync();
        await guest.Page.GotoAsync($"{portal.Address}/signin");
        await Assertions.Expect(guest.Page.Locator(".brand")).ToHaveTextAsync("Harbour House");
        Assert.Equal("#7a1fa2", await guest.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).getPropertyValue('--accent')"));

        await SetAsync(visitor, "Smtp:Host", "127.0.0.1");
        await SetAsync(visitor, "Smtp:Port", sink.Port.ToString(CultureInfo.InvariantCulture));
        await visitor.Page.GetByTestId("set-Smtp:Security").SelectOptionAsync("None");
        await SetAsync(visitor, "Smtp:From", "portal@example.test");
        await SaveAsync(visitor);
        await visitor.Page.GetByTestId("mail-test-to").FillAsync("erin@example.test");
        await visitor.Page.GetByTestId("mail-test-send").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("mail-test-said")).ToContainTextAsync("erin@example.test");
        Assert.Contains(sink.Mails, mail => mail.Recipients.Any(to => to.Contains("erin@example.test", StringComparison.Ordinal)));

        await visitor.Page.GetByTestId("reset-Name").ClickAsync();
        await SaveAsync(visitor);
        await guest.Page.ReloadAsync();
        await Assertions.Expect(guest.Page.Locator(".brand")).ToHaveTextAsync("IdentityPortal");
    }

    private static async Task SetAsync(Visitor visitor, string setting, string value)
    {
        await visitor.Page.GetByTestId("set-" + setting).FillAsync(value);
        await visitor.Page.GetByTestId("set-" + setting).BlurAsync();
    }

    private static async Task SaveAsync(Visitor visitor)
    {
        await visitor.Page.GetByTestId("settings-save").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("settings-said")).Not.ToBeEmptyAsync();
    }
}
