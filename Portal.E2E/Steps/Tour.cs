using Portal.E2E.Rps;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>A walk past every page that has an address, one after the other, and past those that say no.</summary>
internal static class Tour
{
    private static readonly string[] Refusals = ["/oauth2/authorize?client_id=nobody", "/no/such/page", "/signin?request=none"];

    /// <summary>These need something to have happened before; all others are reached by their address alone.</summary>
    private static readonly string[] Prepared = ["/consent", "/signin/code", "/signin/passkey", "/oidc/consent/{Id:guid}", "/account/receipts/{Id:guid}", "/admin/users/{Id:guid}", "/admin/clients/{ClientId}", "/admin/clients/{ClientId}/connect", "/admin/clients/{ClientId}/doctor", "/admin/errors/{TraceId}"];

    /// <summary>Has <paramref name="look"/> look at every page; it is told its route. Fails when a page has a route that the walk did not reach.</summary>
    public static async Task WalkAsync(
        this Visitor visitor, PortalInstallation portal, IRelyingParty app, Func<string, Task> look, CancellationToken cancel)
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        async Task At(string route)
        {
            if (!seen.Add(route)) return;
            // What stands there may not have its style sheets yet.
            await visitor.Page.WaitForLoadStateAsync();
            await look(route);
        }

        foreach (var route in RoutedPages.All.Except(Prepared).Where(IsForAnyone)) await visitor.OpenAsync(portal, route, At);
        foreach (var path in Refusals)
        {
            await visitor.Page.GotoAsync(portal.Address + path);
            await look(path);
        }

        var person = Person.New() with { Name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren" };
        await visitor.SignUpWithPasswordAsync(portal, person);
        await visitor.MeetAppAsync(app, At);
        foreach (var route in RoutedPages.All.Except(Prepared).Where(route => !IsForAnyone(route) && !IsForAdministrators(route))) await visitor.OpenAsync(portal, route, At);

        await visitor.OpenDetailsAsync(portal, At);
        await visitor.SignInWithCodeAsync(portal, person, At, cancel);
        await visitor.SignInAsAdministratorAsync(portal);
        foreach (var route in RoutedPages.All.Except(Prepared).Where(IsForAdministrators)) await visitor.OpenAsync(portal, route, At);
        await visitor.OpenUserAsync(portal, At);
        await visitor.OpenClientAsync(portal, At);
        await visitor.OpenErrorAsync(portal, At);
        Assert.Equal(RoutedPages.All, seen);
    }

    private static bool IsForAnyone(string route) =>
        !route.StartsWith("/account", StringComparison.Ordinal) && !route.StartsWith("/oidc/", StringComparison.Ordinal) && route is not ("/verify-email" or "/device") && !IsForAdministrators(route);

    private static bool IsForAdministrators(string route) => route.StartsWith("/admin", StringComparison.Ordinal);

    private static async Task OpenAsync(this Visitor visitor, PortalInstallation portal, string route, Func<string, Task> at)
    {
        await visitor.Page.GotoAsync(portal.Address + route);
        Assert.Equal(route, new Uri(visitor.Page.Url).AbsolutePath);
        await visitor.UntilLiveAsync();
        await at(route);
    }

    private static async Task MeetAppAsync(this Visitor visitor, IRelyingParty app, Func<string, Task> at)
    {
        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("consent-allow").WaitForAsync();
        await at("/consent");
        await visitor.AllowAsync();
        await visitor.BackAtAsync(app);
    }

    private static async Task OpenDetailsAsync(this Visitor visitor, PortalInstallation portal, Func<string, Task> at)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/account/apps");
        await visitor.Page.GetByTestId("app-details").First.ClickAsync();
        await visitor.Page.GetByTestId("app-scopes").WaitForAsync();
        await at("/oidc/consent/{Id:guid}");
        await visitor.Page.GotoAsync($"{portal.Address}/account/receipts");
        await visitor.Page.GetByTestId("receipt-details").First.ClickAsync();
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account/receipts/*");
        await at("/account/receipts/{Id:guid}");
    }

    private static async Task OpenUserAsync(this Visitor visitor, PortalInstallation portal, Func<string, Task> at)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/admin/users");
        await visitor.Page.GetByTestId("users-open").First.ClickAsync();
        await visitor.Page.GetByTestId("user-facts").WaitForAsync();
        await at("/admin/users/{Id:guid}");
    }

    private static async Task OpenClientAsync(this Visitor visitor, PortalInstallation portal, Func<string, Task> at)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/admin/clients");
        await visitor.Page.GetByTestId("clients-open").First.ClickAsync();
        await visitor.Page.GetByTestId("client-form").WaitForAsync();
        await at("/admin/clients/{ClientId}");
        await visitor.Page.GetByTestId("client-tab-connect").ClickAsync();
        await visitor.Page.GetByTestId("recipe-generic").WaitForAsync();
        await visitor.UntilLiveAsync();
        await at("/admin/clients/{ClientId}/connect");
        await visitor.Page.GetByTestId("client-tab-doctor").ClickAsync();
        await visitor.Page.GetByTestId("doctor-findings").WaitForAsync();
        await visitor.UntilLiveAsync();
        await at("/admin/clients/{ClientId}/doctor");
    }

    private static async Task OpenErrorAsync(this Visitor visitor, PortalInstallation portal, Func<string, Task> at)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/admin/errors");
        await visitor.Page.GetByTestId("errors-line").First.ClickAsync();
        await visitor.Page.GetByTestId("error-steps").WaitForAsync();
        await at("/admin/errors/{TraceId}");
    }

    private static async Task SignInWithCodeAsync(
        this Visitor visitor, PortalInstallation portal, Person person, Func<string, Task> at, CancellationToken cancel)
    {
        var phone = await visitor.TurnOnAppAsync(portal, cancel);
        await visitor.SignOutAsync(portal);
        await visitor.Page.GotoAsync($"{portal.Address}/signin");
        await visitor.EnterPasswordAsync(person.UserName, SharedPortal.Password);
        await visitor.Page.GetByTestId("code-field").WaitForAsync();
        await at("/signin/code");
        await visitor.Page.GetByTestId("code-field").FillAsync(await phone.NextAsync(cancel));
        await visitor.Page.GetByTestId("code-submit").ClickAsync();
        await visitor.Page.GetByTestId("offer-skip").WaitForAsync();
        await at("/signin/passkey");
    }
}
