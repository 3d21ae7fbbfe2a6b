using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Client.Contracts.Admin;
using Portal.OpenId;
using Portal.Settings;
using Portal.Tests.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Settings;

/// <summary>Settings that administrators change while the portal runs.</summary>
public sealed class RunTimeSettingTests(PostgresCluster cluster)
{
    private const string Password = "a-password-for-mail-71";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_holds_at_once_and_after_a_restart_and_goes_back_to_the_default(bool onPostgres)
    {
        TestSettings settings = onPostgres
            ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
            : [];
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Admin);
        Assert.NotNull((await DiscoveryAsync(portal))["registration_endpoint"]);

        Assert.Null(await SaveAsync(portal, ("Registration:Mode", "Off"), ("Tokens:AccessTokenSeconds", "120"), ("Name", "Harbour House")));

        await ExpectChangedAsync(portal);
        await portal.RestartAsync();
        await ExpectChangedAsync(portal);

        Assert.Null(await SaveAsync(portal, ("Registration:Mode", null), ("Name", " ")));
        Assert.NotNull((await DiscoveryAsync(portal))["registration_endpoint"]);
        Assert.Contains("IdentityPortal", await (await portal.Browser().GetAsync("/signin")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_changes_at_once_that_are_wrong_together_are_not_both_stored(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres);
        for (var time = 0; time < 5; time++)
        {
            Assert.Null(await SaveAsync(portal, ("Tokens:RefreshTokenIdleSeconds", null), ("Tokens:RefreshTokenAbsoluteSeconds", null), ("Name", $"Round {time}")));

            var faults = await Task.WhenAll(
                SaveAsync(portal, ("Tokens:RefreshTokenIdleSeconds", "7000000")),
                SaveAsync(portal, ("Tokens:RefreshTokenAbsoluteSeconds", "6000000")));

            Assert.Single(faults, fault => fault is null);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_setting_can_be_stored_by_two_at_once(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres);

        var faults = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => SaveAsync(portal, ("Name", $"House {number}"))));

        Assert.All(faults, Assert.Null);
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "settings.changed").OrderBy(row => row.Id).Select(row => row.Details!).ToListAsync(Cancel));
        var steps = told.Select(details => ((string)JsonNode.Parse(details)!["Name"]!).Split(" → ")).ToList();
        Assert.Equal(steps.SkipLast(1).Select(step => step[1]), steps.Skip(1).Select(step => step[0]));
    }

    [Fact]
    public async Task Another_node_takes_a_change_within_seconds()
    {
        var database = await cluster.CreateDatabaseAsync();
        TestSettings settings = new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = database, ["Portal:Keys:MasterKey"] = Convert.ToBase64String(new byte[32]) };
        await using var one = await TestPortal.StartAsync(settings, TestUsers.Admin);
        await using var other = await TestPortal.StartAsync(settings);

        Assert.Null(await SaveAsync(one, ("SignUp:Mode", "Open")));
        await other.Services.GetRequiredService<SettingsWatch>().LookAsync(Cancel);

        Assert.Equal(Portal.Configuration.SignUpMode.Open, other.Services.GetRequiredService<LiveSettings>().Now.SignUp.Mode);
    }

    [Fact]
    public async Task What_the_configuration_sets_is_fixed()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "Off" }, TestUsers.Admin);

        Assert.Equal("SignUp:Mode", (await SaveAsync(portal, ("SignUp:Mode", "Open")))!.Name);

        var shown = (await ShowAsync(portal)).Open.Single(setting => setting.Name == "SignUp:Mode");
        Assert.Equal((true, false, "Off"), (shown.IsFixed, shown.IsStored, shown.Value));
        Assert.False(await portal.WithDataAsync(db => db.Settings.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task What_was_stored_before_the_configuration_fixed_it_does_not_count()
    {
        var settings = new TestSettings();
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Admin);
        Assert.Null(await SaveAsync(portal, ("SignUp:Mode", "Open")));

        settings["Portal:SignUp:Mode"] = "Off";
        await portal.RestartAsync();

        Assert.Equal(Portal.Configuration.SignUpMode.Off, portal.Services.GetRequiredService<LiveSettings>().Now.SignUp.Mode);
    }

    [Theory]
    [InlineData("Tokens:AccessTokenSeconds", "1")]
    [InlineData("Tokens:RefreshTokenIdleSeconds", "31536000")]
    [InlineData("SignUp:Mode", "Everybody")]
    [InlineData("Audit:RetentionDays", "0")]
    [InlineData("Brand:Accent", "#ffee00")]
    [InlineData("Brand:Accent", "red;}body{display:none")]
    [InlineData("Brand:AccentDark", "#4cc9a0", "Brand:Accent")]
    [InlineData("Brand:Logo", "https://elsewhere.example/logo.png")]
    [InlineData("SignIn:MailCodes", "true")]
    [InlineData("Smtp:From", "portal@example.test", "Smtp:Host")]
    public async Task A_wrong_value_is_refused_with_its_name_and_nothing_changes(string name, string value, string? told = null)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        var fault = await SaveAsync(portal, (name, value), ("Name", "Harbour House"));

        Assert.Equal(told ?? name, fault!.Name);
        Assert.NotEmpty(fault.Means);
        Assert.False(await portal.WithDataAsync(db => db.Settings.AnyAsync(Cancel)));
    }

    [Theory]
    [InlineData("Issuer")]
    [InlineData("Keys:MasterKey")]
    [InlineData("Database:ConnectionString")]
    [InlineData("Smtp:Host:Other")]
    [InlineData("")]
    public async Task Nothing_else_can_be_changed(string name)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.Equal(name, (await SaveAsync(portal, (name, "https://evil.example")))!.Name);
    }

    [Fact]
    public async Task A_secret_is_sealed_and_told_to_nobody_and_does_not_follow_another_server()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        Assert.Null(await SaveAsync(portal, ("Smtp:Host", "mail.example.test"), ("Smtp:UserName", "portal"), ("Smtp:Password", Password), ("Smtp:From", "portal@example.test")));

        Assert.Equal(Password, portal.Services.GetRequiredService<LiveSettings>().Now.Smtp!.Password);
        Assert.Equal("Smtp:Password", (await SaveAsync(portal, ("Smtp:Host", "mail.evil.example")))!.Name);
        Assert.Equal("Smtp:Password", (await SaveAsync(portal, ("Smtp:Port", "2525")))!.Name);
        Assert.Null(await SaveAsync(portal, ("Smtp:Host", "mail2.example.test"), ("Smtp:Password", Password)));

        Assert.Null((await ShowAsync(portal)).Open.Single(setting => setting.Name == "Smtp:Password").Value);
        Assert.DoesNotContain(await portal.WithDataAsync(db => db.Settings.Select(row => row.Value).ToListAsync(Cancel)), value => value.Contains(Password, StringComparison.Ordinal));
        Assert.DoesNotContain(await portal.WithDataAsync(db => db.SecurityEvents.Select(row => row.Details ?? "").ToListAsync(Cancel)), told => told.Contains(Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_told_with_before_and_after_and_who_made_it()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.Null(await SaveAsync(portal, ("Audit:RetentionDays", "30"), ("Brand:Logo", $"data:image/png;base64,{Convert.ToBase64String(BrandLogoTests.Png)}")));

        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "settings.changed", Cancel));
        Assert.Equal(TestUsers.Admin.Id, told.ActorId);
        var details = JsonNode.Parse(told.Details!)!;
        Assert.Equal("365 → 30", (string?)details["Audit:RetentionDays"]);
        Assert.Equal("→ •", (string?)details["Brand:Logo"]);
    }

    [Fact]
    public async Task The_brand_is_on_every_page_and_its_files_are_served()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        using var browser = portal.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/brand/logo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/brand/colours.css")).StatusCode);

        Assert.Null(await SaveAsync(portal, ("Brand:Accent", "#7a1fa2"), ("Brand:Logo", $"data:text/html;base64,{Convert.ToBase64String(BrandLogoTests.Png)}")));

        var page = await (await browser.GetAsync("/signin")).Content.ReadAsStringAsync(Cancel);
        Assert.Contains("/brand/colours.css?v=7a1fa2", page, StringComparison.Ordinal);
        Assert.Contains("/brand/logo?v=", page, StringComparison.Ordinal);
        var logo = await browser.GetAsync("/brand/logo");
        Assert.Equal(("image/png", "nosniff"), (logo.Content.Headers.ContentType!.MediaType, logo.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("--accent:#7a1fa2", await (await browser.GetAsync("/brand/colours.css")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_became_wrong_are_left_alone_so_that_the_portal_starts()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        Assert.Null(await SaveAsync(portal, ("Name", "Harbour House")));
        await portal.WithDataAsync(db => db.Settings.ExecuteUpdateAsync(row => row.SetProperty(setting => setting.Value, $"\"{new string('x', 65)}\""), Cancel));

        await portal.RestartAsync();

        Assert.Equal("IdentityPortal", portal.Services.GetRequiredService<LiveSettings>().Now.Name);
    }

    private static async Task ExpectChangedAsync(TestPortal portal)
    {
        Assert.Null((await DiscoveryAsync(portal))["registration_endpoint"]);
        Assert.Equal(TimeSpan.FromMinutes(2), portal.Services.GetRequiredService<IOptionsMonitor<OpenIdOptions>>().CurrentValue.AccessTokenLifetime);
        Assert.Contains("Harbour House", await (await portal.Browser().GetAsync("/signin")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> DiscoveryAsync(TestPortal portal) =>
        JsonNode.Parse(await portal.Backchannel.GetStringAsync("/.well-known/openid-configuration", Cancel))!;

    private static async Task<SettingFault?> SaveAsync(TestPortal portal, params (string Name, string? Value)[] changes)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var saved = await circuit.Get<IAdminSettings>().SaveAsync(changes.ToDictionary(change => change.Name, change => change.Value), Cancel);
        Assert.Null(saved.Refusal);
        return saved.Answer;
    }

    private static async Task<SettingsView> ShowAsync(TestPortal portal)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await circuit.Get<IAdminSettings>().ShowAsync(Cancel)).Answer!;
    }
}
