using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private IClientStore Clients => database.Store<IClientStore>();

    [Fact]
    public async Task A_client_comes_back_as_it_was_registered()
    {
        var found = await Clients.FindAsync(TestClients.Web.Id, Cancel);

        Assert.NotNull(found);
        Assert.Equal(ClientOrigin.Administrator, found.Origin);
        Assert.Equal([HandleHash.Of(TestClients.Web.Secret!)], found.Secrets);
        Assert.Equivalent(TestClients.Web.Metadata, found.Metadata, strict: true);
    }

    [Theory]
    [InlineData("no-such-client")]
    [InlineData("WEB")]
    [InlineData("")]
    [InlineData("web\0")]
    [InlineData("wéb")]
    public async Task Any_other_text_finds_no_client(string clientId) => Assert.Null(await Clients.FindAsync(clientId, Cancel));

    [Fact]
    public async Task A_change_of_a_client_is_seen_at_once()
    {
        var client = await AddClientAsync();
        Assert.NotNull(await Clients.FindAsync(client.Id, Cancel));

        await DisableAsync(database.Db(), client.Id);

        Assert.Null(await Clients.FindAsync(client.Id, Cancel));
    }

    [Fact]
    public async Task A_change_within_a_transaction_is_seen_when_it_is_committed()
    {
        var client = await AddClientAsync();
        await using var db = database.Db();
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            var row = await db.Clients.SingleAsync(row => row.ClientId == client.Id, Cancel);
            row.Enabled = false;
            await db.SaveChangesAsync(Cancel);
            Assert.NotNull(await Clients.FindAsync(client.Id, Cancel));
            await transaction.CommitAsync(Cancel);
        }

        Assert.Null(await Clients.FindAsync(client.Id, Cancel));
    }

    [Fact]
    public async Task A_change_of_another_node_is_seen_within_half_a_minute()
    {
        var client = await AddClientAsync();
        Assert.NotNull(await Clients.FindAsync(client.Id, Cancel));
        await using var other = await database.OtherNodeAsync();
        await DisableAsync(other.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext(), client.Id);

        Assert.NotNull(await Clients.FindAsync(client.Id, Cancel));
        database.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await Clients.FindAsync(client.Id, Cancel));
    }

    [Fact]
    public async Task An_expired_secret_is_not_handed_out()
    {
        var client = await AddClientAsync();
        await using var db = database.Db();
        (await db.ClientSecrets.SingleAsync(secret => secret.ClientId == client.Id, Cancel)).ExpiresAt = database.Clock.Now;
        await db.SaveChangesAsync(Cancel);

        Assert.Empty((await Clients.FindAsync(client.Id, Cancel))!.Secrets);
    }

    [Fact]
    public async Task Scopes_are_listed_by_name_and_seen_at_once()
    {
        var scopes = database.Store<EfScopeStore>();
        var before = await scopes.ListAsync(Cancel);
        await using var db = database.Db();
        new TestScope("b.write", "Write", "https://b.example.test").AddTo(db, Now);
        new TestScope("a.read", "Read", "https://a.example.test", "https://b.example.test").AddTo(db, Now);
        await db.SaveChangesAsync(Cancel);

        var after = await scopes.ListAsync(Cancel);

        Assert.Empty(before);
        Assert.Equal(["a.read", "b.write"], after.Select(scope => scope.Name));
        Assert.Equal(["https://a.example.test", "https://b.example.test"], after[0].Resources);
    }

    private static async Task DisableAsync(PortalDbContext db, string clientId)
    {
        await using (db)
        {
            (await db.Clients.SingleAsync(client => client.ClientId == clientId, Cancel)).Enabled = false;
            await db.SaveChangesAsync(Cancel);
        }
    }

    private async Task<TestClient> AddClientAsync()
    {
        var client = TestClients.Web with { Id = "client-" + Guid.NewGuid(), Secret = OpaqueHandle.Create() };
        await using var db = database.Db();
        client.AddTo(db, Now);
        await db.SaveChangesAsync(Cancel);
        return client;
    }
}
