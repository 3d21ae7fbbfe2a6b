using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>An administrator at a client's page.</summary>
internal static class ClientCase
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestPortal> StartAsync(this PostgresCluster cluster, bool onPostgres, params IReadOnlyCollection<ITestSeed> seeds)
    {
        TestSettings settings = onPostgres
            ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
            : [];
        return await TestPortal.StartAsync(settings, [TestUsers.Admin, .. seeds]);
    }

    public static async Task<ClientDetails?> ClientAsync(this TestPortal portal, string id, TestUser? who = null)
    {
        using var browser = await portal.BrowserAsync(who ?? TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return (await circuit.Get<IAdminClient>().ShowAsync(id, Cancel)).Answer;
    }

    public static async Task<Allowed<T>> AtClientAsync<T>(this TestPortal portal, Func<IAdminClientChanges, Task<Allowed<T>>> change, TestUser? who = null)
    {
        using var browser = await portal.BrowserAsync(who ?? TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        return await change(circuit.Get<IAdminClientChanges>());
    }

    /// <summary>Saves one member of what was seen.</summary>
    public static async Task<ClientSave> SaveAsync(this TestPortal portal, ClientDetails seen, string member, JsonNode? value)
    {
        var metadata = seen.Metadata.DeepClone().AsObject();
        metadata[member] = value;
        return (await portal.AtClientAsync(changes => changes.SaveAsync(seen.Line.ClientId, seen.UpdatedAt, metadata, Cancel))).Answer!;
    }
}
