using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Clients;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Clients' secrets, as administrators make and end them, on both databases.</summary>
public sealed class ClientSecretTests(PostgresCluster cluster)
{
    private static readonly TestClient Machine = new("machine", new() { GrantTypes = ["client_credentials"], ResponseTypes = [], Scope = "openid" })
    {
        Secret = "machine-secret-of-more-than-32-characters",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_old_secret_works_beside_the_new_one_for_as_long_as_was_chosen(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Machine);

        var next = await MakeAsync(portal, SecretOverlap.Hour);
        await ExpectAsync(portal, works: [Machine.Secret!, next]);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await ExpectAsync(portal, works: [next], not: Machine.Secret!);

        var last = await MakeAsync(portal, SecretOverlap.None);
        await ExpectAsync(portal, works: [last], not: next);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_many_are_made_at_once_two_work(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Machine);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MakeAsync(portal, SecretOverlap.Week), Cancel)));

        Assert.Equal(2, (await portal.ClientAsync(Machine.Id))!.Secrets.Count);
        var working = 0;
        foreach (var secret in made) working += await WorksAsync(portal, secret) ? 1 : 0;
        Assert.Equal(2, working);
        Assert.False(await WorksAsync(portal, Machine.Secret!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_secret_is_revoked_and_the_other_stays(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Machine);
        var next = await MakeAsync(portal, SecretOverlap.Week);
        var old = (await portal.ClientAsync(Machine.Id))!.Secrets[1];
        Assert.Equal(portal.Clock.Now.AddDays(7), old.ExpiresAt);

        Assert.Equal(ClientChange.Done, (await portal.AtClientAsync(changes => changes.RevokeSecretAsync(Machine.Id, old.Id, Cancel))).Answer);
        Assert.Equal(ClientChange.Gone, (await portal.AtClientAsync(changes => changes.RevokeSecretAsync(Machine.Id, old.Id, Cancel))).Answer);
        Assert.Equal(ClientChange.Gone, (await portal.AtClientAsync(changes => changes.RevokeSecretAsync("nobody", old.Id, Cancel))).Answer);

        await ExpectAsync(portal, works: [next], not: Machine.Secret!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secrets_come_and_go_with_the_method_that_needs_them(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Native);
        var id = TestClients.Native.Id;
        Assert.Null((await portal.AtClientAsync(changes => changes.MakeSecretAsync(id, SecretOverlap.None, Cancel))).Answer);

        var basic = (await portal.SaveAsync((await portal.ClientAsync(id))!, "token_endpoint_auth_method", "client_secret_basic")).Secret;
        Assert.NotNull(basic);
        Assert.Null((await portal.SaveAsync((await portal.ClientAsync(id))!, "token_endpoint_auth_method", "client_secret_post")).Secret);

        // What signs has to be kept readable, so there has to be another; protected, not as it is.
        var signing = (await portal.SaveAsync((await portal.ClientAsync(id))!, "token_endpoint_auth_method", "client_secret_jwt")).Secret!;
        var known = await portal.Services.GetRequiredService<IClientStore>().FindAsync(id, Cancel);
        Assert.Equal([signing], known!.SigningSecrets);
        var kept = await portal.WithDataAsync(db => db.ClientSecrets.SingleAsync(row => row.ClientId == id, Cancel));
        Assert.DoesNotContain(signing, System.Text.Encoding.Latin1.GetString(kept.ProtectedSecret!), StringComparison.Ordinal);

        Assert.Null((await portal.SaveAsync((await portal.ClientAsync(id))!, "token_endpoint_auth_method", "none")).Secret);
        Assert.Equal(0, await portal.WithDataAsync(db => db.ClientSecrets.CountAsync(row => row.ClientId == id, Cancel)));
    }

    [Fact]
    public async Task Nothing_tells_a_secret_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Machine);
        var secret = await MakeAsync(portal, SecretOverlap.Day);
        Assert.True(await WorksAsync(portal, secret));

        var shown = (await portal.ClientAsync(Machine.Id))!;
        var events = await portal.WithDataAsync(db => db.SecurityEvents.ToListAsync(Cancel));
        string[] told = [ClientTemplates.Export(shown), System.Text.Json.JsonSerializer.Serialize(shown), System.Text.Json.JsonSerializer.Serialize(events), .. portal.Log.Lines];
        Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        Assert.Contains(events, row => row.Kind == "client_secret.created" && row.ActorId == TestUsers.Admin.Id);
    }

    [Fact]
    public async Task An_auditor_sees_and_changes_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Auditor, Machine);

        Assert.NotNull(await portal.ClientAsync(Machine.Id, TestUsers.Auditor));
        Assert.Equal(AdminRefusal.Forbidden, (await portal.AtClientAsync(changes => changes.MakeSecretAsync(Machine.Id, SecretOverlap.None, Cancel), TestUsers.Auditor)).Refusal);
        Assert.Equal(AdminRefusal.Forbidden, (await portal.AtClientAsync(changes => changes.DeleteAsync(Machine.Id, Cancel), TestUsers.Auditor)).Refusal);
        await ExpectAsync(portal, works: [Machine.Secret!]);
    }

    private static async Task<string> MakeAsync(TestPortal portal, SecretOverlap overlap) =>
        (await portal.AtClientAsync(changes => changes.MakeSecretAsync(Machine.Id, overlap, Cancel))).Answer!;

    private static async Task<bool> WorksAsync(TestPortal portal, string secret) =>
        (await portal.TokenAsync(Machine with { Secret = secret }, new() { ["grant_type"] = "client_credentials" })).ContainsKey("access_token");

    private static async Task ExpectAsync(TestPortal portal, string[] works, params string[] not)
    {
        foreach (var secret in works) Assert.True(await WorksAsync(portal, secret));
        foreach (var secret in not) Assert.False(await WorksAsync(portal, secret));
    }
}
