using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Scopes;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What administrators do to the scopes of the installation's own.</summary>
public sealed class ScopeTests(PostgresCluster cluster)
{
    private static readonly ScopeInput Read = new(
        "api.read", "Read your data", "All of it", ["https://api.example.test"], ["phone_number"],
        new Dictionary<string, ScopeTranslation> { ["de"] = new("Deine Daten lesen", null) });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, ScopeFault, string?> Wrong => new()
    {
        { "api read", ScopeFault.NotAScope, null },
        { "", ScopeFault.Missing, null },
        { "api\"read", ScopeFault.NotAScope, null },
        { "api\\read", ScopeFault.NotAScope, null },
        { "lesen-für-alle", ScopeFault.NotAScope, null },
        { "api\0read", ScopeFault.NotAScope, null },
        { "openid", ScopeFault.StandardName, null },
        { "offline_access", ScopeFault.StandardName, null },
        { "consents", ScopeFault.PortalName, null },
        { new string('a', 201), ScopeFault.TooLong, null },
    };

    [Fact]
    public async Task A_new_scope_is_there_at_once_and_people_read_it_in_their_language()
    {
        await using var portal = await StartAsync();

        Assert.Equal(ScopeAnswer.Done, await AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel)));

        Assert.Contains("api.read", (await MetadataAsync(portal))["scopes_supported"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("Read your data", "All of it The app learns: Your phone number."), await ConsentAsync(portal, "en"));
        Assert.Equal(("Deine Daten lesen", "All of it Die App erfährt: Ihre Telefonnummer."), await ConsentAsync(portal, "de"));
        Assert.Equal("Read your data", (await ConsentAsync(portal, "fr")).Title);
        Assert.Equal(ScopeFault.Taken, Assert.Single((await AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel))).Problems).Fault);
        Assert.Equal(["scope.created"], await ToldAsync(portal));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_name_that_is_none_makes_no_scope(string name, ScopeFault fault, string? value)
    {
        await using var portal = await StartAsync();

        var answer = await AskAsync(portal, scopes => scopes.CreateAsync(Read with { Name = name }, Cancel));

        Assert.Equal(new ScopeProblem(nameof(ScopeInput.Name), fault, value), Assert.Single(answer.Problems));
        Assert.Empty(await portal.WithDataAsync(db => db.Scopes.ToListAsync(Cancel)));
        Assert.Empty(await ToldAsync(portal));
    }

    [Fact]
    public async Task What_a_scope_cannot_be_or_carry_is_said_one_by_one()
    {
        await using var portal = await StartAsync();
        var wrong = Read with
        {
            Title = " ",
            Description = new string('d', 1001),
            Resources = ["api", "https://api.example.test#part", "https://fine.example.test"],
            Claims = ["password_hash", "sub", "email"],
            Translations = new Dictionary<string, ScopeTranslation> { ["xx"] = new("X", null), ["de"] = new(new string('t', 257), null) },
        };

        var answer = await AskAsync(portal, scopes => scopes.CreateAsync(wrong, Cancel));

        Assert.Equal(
            [
                (nameof(ScopeInput.Title), ScopeFault.Missing), (nameof(ScopeInput.Description), ScopeFault.TooLong),
                (nameof(ScopeInput.Resources), ScopeFault.NotAnAddress), (nameof(ScopeInput.Resources), ScopeFault.NotAnAddress),
                (nameof(ScopeInput.Claims), ScopeFault.NotAClaim), (nameof(ScopeInput.Claims), ScopeFault.NotAClaim),
                (nameof(ScopeInput.Translations), ScopeFault.NotALanguage), (nameof(ScopeInput.Translations), ScopeFault.TooLong),
            ],
            answer.Problems.Select(problem => (problem.Field, problem.Fault)));
        Assert.Equal(ScopeOutcome.Refused, (await AskAsync(portal, scopes => scopes.ChangeAsync(wrong, default, Cancel))).Outcome);
    }

    [Fact]
    public async Task The_claims_of_a_scope_go_out_with_it_only_and_are_written_down()
    {
        await using var portal = await StartAsync();
        var before = (await MetadataAsync(portal))["claims_supported"]!.ToJsonString();
        await AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel));
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        var with = await UserInfoAsync(portal, await portal.ConnectAsync(ada, ScopeCase.Client, "openid api.read"));
        var without = await UserInfoAsync(portal, await portal.ConnectAsync(ada, ScopeCase.Client, "openid"));

        Assert.Null(without["phone_number"]);
        Assert.Equal("+44 20 7946 0000", with["phone_number"]!.GetValue<string>());
        Assert.Null(with["phone_number_verified"]);
        Assert.Equal(before, (await MetadataAsync(portal))["claims_supported"]!.ToJsonString());
        Assert.Contains("phone_number", await portal.WithDataAsync(db => db.ConsentReceipts.Select(row => row.Claims).ToListAsync(Cancel)));
        Assert.Contains("phone_number sub", await portal.WithDataAsync(db => db.ClaimReleases.Select(row => row.Claims).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_change_is_told_with_before_and_after_and_writes_over_nobody()
    {
        await using var portal = await StartAsync();
        await AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel));
        var seen = (await AskAsync(portal, scopes => scopes.ShowAsync("api.read", Cancel)))!;
        Assert.Equal(["Web app"], seen.Clients);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ScopeAnswer.Done, await AskAsync(portal, scopes => scopes.ChangeAsync(seen.Scope with { Claims = ["email", "email"] }, seen.UpdatedAt, Cancel)));
        Assert.Equal(ScopeAnswer.ChangedMeanwhile, await AskAsync(portal, scopes => scopes.ChangeAsync(Read with { Title = "Other" }, seen.UpdatedAt, Cancel)));
        Assert.Equal(ScopeAnswer.Gone, await AskAsync(portal, scopes => scopes.ChangeAsync(Read with { Name = "other" }, seen.UpdatedAt, Cancel)));

        var changed = (await AskAsync(portal, scopes => scopes.ShowAsync("api.read", Cancel)))!;
        Assert.Equal(("Read your data", "email"), (changed.Scope.Title, Assert.Single(changed.Scope.Claims)));
        Assert.Equal(ScopeAnswer.Done, await AskAsync(portal, scopes => scopes.ChangeAsync(changed.Scope, changed.UpdatedAt, Cancel)));
        Assert.Equal(["scope.created", "scope.changed"], await ToldAsync(portal));
        var details = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "scope.changed").Select(row => row.Details).SingleAsync(Cancel));
        Assert.Equal("""{"name":"api.read","claims.before":"phone_number","claims.after":"email"}""", details);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_make_one_scope_at_once_one_does_and_of_two_who_delete_it_one_does(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel)), Cancel)));
        var deleted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(portal, scopes => scopes.DeleteAsync("api.read", Cancel)), Cancel)));

        Assert.Single(made, answer => answer.Outcome is ScopeOutcome.Done);
        Assert.Single(deleted, ScopeAnswer.Done);
        Assert.Equal(["scope.created", "scope.deleted"], await ToldAsync(portal));
    }

    [Fact]
    public async Task Built_in_scopes_are_listed_with_their_claims_and_can_be_neither_shown_nor_deleted()
    {
        await using var portal = await StartAsync();
        await AskAsync(portal, scopes => scopes.CreateAsync(Read, Cancel));

        var list = await AskAsync(portal, scopes => scopes.ListAsync(Cancel));

        Assert.Equal(["api.read", "consents", .. StandardScopes.All], list.Select(scope => scope.Name));
        Assert.Equal(1, list[0].Clients);
        Assert.Equal(["email", "email_verified"], list.Single(scope => scope.Name == "email").Claims);
        Assert.Null(await AskAsync(portal, scopes => scopes.ShowAsync("openid", Cancel)));
        Assert.Equal(ScopeAnswer.Gone, await AskAsync(portal, scopes => scopes.DeleteAsync("openid", Cancel)));
    }

    private static Task<T> AskAsync<T>(TestPortal portal, Func<IAdminScopes, Task<Allowed<T>>> call) => portal.AskScopesAsync(call);

    private static async Task<JsonNode> MetadataAsync(TestPortal portal)
    {
        using var http = portal.Backchannel;
        return JsonNode.Parse(await http.GetStringAsync("/.well-known/openid-configuration", Cancel))!;
    }

    private static async Task<JsonNode> UserInfoAsync(TestPortal portal, JsonObject tokens) =>
        (await portal.WithBearerAsync("/oauth2/userinfo", tokens["access_token"]!.GetValue<string>())).Json;

    private static async Task<(string Title, string Description)> ConsentAsync(TestPortal portal, string language)
    {
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        var page = await TestBrowser.ReadAsync(await ada.FollowAsync(await ada.GetAsync(AppFlow.Ask(ScopeCase.Client, "openid api.read") + "&ui_locales=" + language)));
        return (page.GetElementById("scope-api.read-title")!.TextContent, page.GetElementById("scope-api.read")!.TextContent);
    }

    private static Task<List<string>> ToldAsync(TestPortal portal) => portal.WithDataAsync(db =>
        db.SecurityEvents.Where(row => row.Kind.StartsWith("scope.") && row.ActorId == TestUsers.Admin.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));

    private async Task<TestPortal> StartAsync(bool onPostgres = false) =>
        await TestPortal.StartAsync(onPostgres ? await ScopeCase.OnPostgresAsync(cluster) : [], TestUsers.Admin, TestUsers.Ada, ScopeCase.Client);
}
