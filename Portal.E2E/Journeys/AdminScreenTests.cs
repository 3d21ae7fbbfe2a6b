using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Pictures of the administrators' pages, on a portal where little has happened yet.</summary>
public sealed class AdminScreenTests(Chromium chromium) : Journey(chromium)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", ""),
        ("new-client", "/clients/new"),
        ("client", "/clients/web"),
        ("client-secrets", "/clients/web?tab=secrets"),
        ("client-connect", "/clients/web/connect"),
        ("client-doctor", "/clients/web/doctor"),
        ("new-user", "/users/new"),
        ("import", "/users/import"),
        ("scopes", "/scopes"),
        ("scope", "/scopes/edit?name=profile"),
        ("grants", "/grants"),
        ("sessions", "/sessions"),
        ("registrations", "/registrations"),
        ("keys", "/keys"),
        ("audit", "/audit"),
        ("chain", "/audit/chain"),
        ("errors", "/errors"),
        ("settings", "/settings"),
    ];

    [Fact]
    public async Task Pages_of_administrators_can_be_shown()
    {
        var portal = await StartPortalAsync(SharedPortal.Described);
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(portal, "web"), Cancel);
        var visitor = await ArriveAsync(new() { Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        await visitor.StartAtAsync(app);
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.AllowAsync();
        await visitor.BackAtAsync(app);
        await visitor.Page.GotoAsync($"{portal.Address}/oauth2/authorize?client_id=web&response_type=code&redirect_uri=https://elsewhere.example/");
        await visitor.SignInAsAdministratorAsync(portal);

        foreach (var (name, path) in Pages)
        {
            await visitor.Page.GotoAsync($"{portal.Address}/admin{path}");
            await visitor.UntilLiveAsync();
            await visitor.ShootTwiceAsync($"admin-{name}", full: true);
        }

        await visitor.Page.GotoAsync($"{portal.Address}/admin/users");
        await visitor.Page.GetByTestId("users-open").Filter(new() { HasTextString = "alice" }).ClickAsync();
        await visitor.Page.GetByTestId("user-sessions").WaitForAsync();
        await visitor.ShootTwiceAsync("admin-user", full: true);
    }
}
