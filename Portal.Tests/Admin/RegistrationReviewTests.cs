using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Programs that registered themselves, and the tokens that let them. RFC 7591, RFC 7592</summary>
public sealed class RegistrationReviewTests(PostgresCluster cluster)
{
    private static readonly string[] Callback = ["https://wiki.example.test/cb"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_is_vouched_for_until_it_changes_itself(bool onPostgres)
    {
        TestSettings settings = onPostgres
            ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
            : [];
        await using var portal = await TestPortal.StartAsync(settings, TestUsers.Admin);
        var registered = await RegisterAsync(portal, token: null);
        var id = (string)registered["client_id"]!;
        Assert.Equal(id, Assert.Single(await ListAsync(portal, approved: false)).ClientId);
        Assert.False(await VouchedAsync(portal, id));

        Assert.Equal(ClientChange.Done, await ApproveAsync(portal, id, portal.Clock.Now));
        Assert.True(await VouchedAsync(portal, id));
        Assert.Empty(await ListAsync(portal, approved: false));
        Assert.NotNull(Assert.Single(await ListAsync(portal, approved: true)).ApprovedAt);

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(portal, registered, "Your bank");
        Assert.False(await VouchedAsync(portal, id));
        Assert.Equal(TestUsers.Admin.Id, await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "client.approved").Select(row => row.ActorId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task What_a_client_became_since_it_was_looked_at_is_not_vouched_for()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        var registered = await RegisterAsync(portal, token: null);
        var seen = portal.Clock.Now;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await ChangeAsync(portal, registered, "Your bank");

        Assert.Equal(ClientChange.Gone, await ApproveAsync(portal, (string)registered["client_id"]!, seen));

        Assert.False(await VouchedAsync(portal, (string)registered["client_id"]!));
    }

    [Fact]
    public async Task A_token_lets_one_client_register_until_it_is_revoked()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Registration:Mode"] = "Token" }, TestUsers.Admin);
        var used = await AskAsync(portal, page => page.MakeTokenAsync(" for the wiki ", 7, Cancel));
        var revoked = await AskAsync(portal, page => page.MakeTokenAsync("", 1, Cancel));
        Assert.NotNull((await RegisterAsync(portal, used))["client_id"]);
        Assert.Null((await RegisterAsync(portal, used))["client_id"]);

        var tokens = (await AskAsync(portal, page => page.ShowAsync(Cancel)))!.Tokens;
        Assert.Equal("for the wiki", tokens.Single(token => token.UsedAt is not null).Note);
        var open = tokens.Single(token => token.UsedAt is null);
        Assert.True(await AskAsync(portal, page => page.RevokeTokenAsync(open.Id, Cancel)));
        Assert.False(await AskAsync(portal, page => page.RevokeTokenAsync(open.Id, Cancel)));
        Assert.False(await AskAsync(portal, page => page.RevokeTokenAsync(tokens.Single(token => token.UsedAt is not null).Id, Cancel)));

        Assert.Null((await RegisterAsync(portal, revoked))["client_id"]);
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Select(row => row.Kind + row.Details).ToListAsync(Cancel));
        Assert.Contains(told, kind => kind.StartsWith("initial_access_token.revoked", StringComparison.Ordinal));
        Assert.DoesNotContain(told, kind => kind.Contains(used!, StringComparison.Ordinal) || kind.Contains(revoked!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_id_of_a_token_names_no_other_kind_of_code()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Portal.Accounts.Recovery.RecoveryLinks>().MakeAsync(TestUsers.Ada.Id, Cancel);
        var other = await portal.WithDataAsync(db => db.OneTimeCodes.Where(code => code.UserId != null).Select(code => code.Hash).SingleAsync(Cancel));

        Assert.False(await AskAsync(portal, page => page.RevokeTokenAsync(other.Value, Cancel)));

        Assert.True(await portal.WithDataAsync(db => db.OneTimeCodes.AnyAsync(code => code.Hash == other, Cancel)));
    }

    private static async Task<JsonNode> RegisterAsync(TestPortal portal, string? token)
    {
        using var client = portal.Backchannel;
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var answer = await client.PostAsJsonAsync("/oauth2/register", new { client_name = "A wiki", redirect_uris = Callback }, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private static async Task ChangeAsync(TestPortal portal, JsonNode registered, string name)
    {
        using var client = portal.Backchannel;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)registered["registration_access_token"]!);
        var id = (string)registered["client_id"]!;
        var answer = await client.PutAsJsonAsync($"/oauth2/register/{id}", new { client_id = id, client_name = name, redirect_uris = Callback }, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<bool> VouchedAsync(TestPortal portal, string id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IClientStore>().FindAsync(id, Cancel))!.Vouched;
    }

    private static async Task<IReadOnlyList<ClientLine>> ListAsync(TestPortal portal, bool approved)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var query = new ClientQuery(null, null, ClientSource.Registration, ClientSort.Created, Descending: true, Skip: 0, Take: 25) { Approved = approved };
        return (await circuit.Get<IAdminClients>().ListAsync(query, Cancel)).Answer!.Rows;
    }

    private static async Task<ClientChange> ApproveAsync(TestPortal portal, string id, DateTimeOffset seen) =>
        await AskAsync(portal, page => page.ApproveAsync(id, seen, Cancel));

    private static async Task<T?> AskAsync<T>(TestPortal portal, Func<IAdminRegistrations, Task<Allowed<T>>> ask)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var allowed = await ask(circuit.Get<IAdminRegistrations>());
        Assert.Null(allowed.Refusal);
        return allowed.Answer;
    }
}
