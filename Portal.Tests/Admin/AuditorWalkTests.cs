using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;
using Portal.Data;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Auditors look at everything and change nothing, so nothing is offered to them that would be refused.</summary>
public sealed class AuditorWalkTests
{
    /// <summary>Every page of administrators, with something to be seen on it.</summary>
    private static readonly string[] Addresses =
    [
        "admin", "admin/clients", "admin/clients/new", "admin/clients/new?copy=web", "admin/clients/web", "admin/clients/web?tab=secrets", "admin/clients/web/connect",
        "admin/clients/web/doctor", "admin/clients/off", "admin/users", $"admin/users/{TestUsers.Ada.Id}", $"admin/users/{TestUsers.Grace.Id}", $"admin/users/{TestUsers.Admin.Id}", "admin/users/new", "admin/users/import",
        "admin/scopes", "admin/scopes/new", "admin/scopes/edit?name=jobs.run", "admin/grants", "admin/grants/tokens", "admin/sessions", "admin/registrations", "admin/keys",
        "admin/audit", "admin/audit/chain", "admin/errors", "admin/errors/none", "admin/settings", "admin/confirmed",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_an_auditor_can_press_on_any_page_is_a_change_and_no_link_leads_to_one()
    {
        await using var portal = await StartAsync();
        await using var circuit = await OpenAsync(portal, TestUsers.Auditor);
        await using var tour = new AdminTour(circuit);

        foreach (var address in Addresses) await tour.PressEverythingAsync(address);

        Assert.Empty(tour.Tried);
        ExpectNothingToLeadToChanges(tour);
        Assert.All(Addresses, address => Assert.True(tour.FormsOf(address) == 0, $"{address} has a form for the browser to send."));
        var pages = typeof(AdminWords).Assembly.GetTypes()
            .Where(type => !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: false)
                && type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>().Any(route => route.Template.StartsWith("/admin", StringComparison.Ordinal)));
        Assert.Empty(pages.Except(tour.Seen).Select(page => page.Name));
    }

    /// <summary>The same walk finds what there is to be pressed, or it would prove nothing.</summary>
    [Fact]
    public async Task An_administrator_is_offered_every_change_that_a_press_can_make()
    {
        await using var portal = await StartAsync();
        await using var circuit = await OpenAsync(portal, TestUsers.Admin);
        await using var tour = new AdminTour(circuit);

        foreach (var address in Addresses) await tour.PressEverythingAsync(address);

        // These need a file, more than one step, or a request of their own.
        string[] beyond = ["IAdminImport.CheckAsync", "IAdminImport.ImportAsync", "IAdminNewClient.CheckAsync", "IAdminNewClient.CreateAsync", "IAdminDoctor.FinishAsync", "IAdminClientLogo.SetAsync"];
        var all = typeof(Allowed).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(Allowed).Namespace)
            .SelectMany(contract => contract.GetMethods()).Where(method => method.IsDefined(typeof(ChangesAttribute), inherit: false))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        var missed = string.Join(" ", all.Except(beyond).Except(tour.Tried));
        Assert.True(missed.Length == 0, missed);
        Assert.Equal(1, tour.FormsOf("admin/clients/web/doctor"));
    }

    private static void ExpectNothingToLeadToChanges(AdminTour tour)
    {
        var closed = Addresses.Where(tour.IsForAdministratorsOnly).ToHashSet();
        Assert.Superset(new HashSet<string> { "admin/clients/new", "admin/users/new", "admin/users/import", "admin/scopes/new" }, closed);
        Assert.All(Addresses, address => Assert.DoesNotContain(tour.LinksOf(address), link => closed.Contains(link.Split('?')[0].TrimStart('/'))));
    }

    private static async Task<AsyncServiceScope> OpenAsync(TestPortal portal, TestUser who)
    {
        using var browser = await portal.BrowserAsync(who);
        return await portal.CircuitAsync(browser);
    }

    /// <summary>There is something to end, to take away, to let in and to keep out.</summary>
    private static async Task<TestPortal> StartAsync()
    {
        var off = TestClients.Web with { Id = "off" };
        var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestUsers.Auditor, TestUsers.Admin, TestClients.Web, off, new TestScope("jobs.run", "Run jobs"));
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var key = new SoftAuthenticator();
        await ada.RegisterAsync(key);
        await portal.ConnectAsync(ada, TestClients.Web);
        await portal.AddTotpAsync(TestUsers.Ada);
        await portal.ByAdminAsync((IAdminMemberships members) => members.AddGroupAsync(TestUsers.Ada.Id, "staff", Cancel));
        await portal.ByAdminAsync((IAdminMemberships members) => members.GiveRoleAsync(TestUsers.Ada.Id, "editor", Cancel));
        await portal.ByAdminAsync((IAdminUserChanges changes) => changes.RequirePasskeyAsync(TestUsers.Grace.Id, Cancel));
        await portal.ByAdminAsync((IAdminUserChanges changes) => changes.DisableAsync(TestUsers.Grace.Id, Cancel));
        await portal.ByAdminAsync((IAdminClientChanges changes) => changes.DisableAsync(off.Id, Cancel));
        await portal.ByAdminAsync((IAdminClientLogo logos) => logos.SetAsync(off.Id, [0xff, 0xd8, 0xff], Cancel));
        await portal.ByAdminAsync((IAdminRegistrations registrations) => registrations.MakeTokenAsync("", 7, Cancel));
        await portal.WithDataAsync(db => AddAsync(db, portal.Clock.Now));
        return portal;
    }

    private static async Task<int> AddAsync(PortalDbContext db, DateTimeOffset now)
    {
        db.PersonalAccessTokens.Add(new()
        {
            Id = Guid.NewGuid(),
            UserId = TestUsers.Ada.Id,
            Name = "Backup",
            Scope = "consents",
            HandleHash = HandleHash.Of("backup"),
            CreatedAt = now,
            ExpiresAt = now.AddDays(1),
        });
        await db.SaveChangesAsync(Cancel);
        await db.Users.Where(row => row.Id == TestUsers.Grace.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.LockoutEnd, now.AddHours(1)), Cancel);
        return await db.Clients.ExecuteUpdateAsync(set => set.SetProperty(row => row.Origin, ClientOrigin.Registration), Cancel);
    }
}
