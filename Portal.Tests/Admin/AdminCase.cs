using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What an administrator at a page asks for.</summary>
internal static class AdminCase
{
    /// <summary>Calls a contract as somebody.</summary>
    public static async Task<Allowed<T>> AskAsync<TContract, T>(this TestPortal portal, TestUser who, Func<TContract, Task<Allowed<T>>> call)
        where TContract : notnull
    {
        using var browser = await portal.BrowserAsync(who);
        await using var circuit = await portal.CircuitAsync(browser);
        return await call(circuit.Get<TContract>());
    }

    /// <summary>The same as <see cref="TestUsers.Admin"/>, who may.</summary>
    public static async Task<T> ByAdminAsync<TContract, T>(this TestPortal portal, Func<TContract, Task<Allowed<T>>> call)
        where TContract : notnull
    {
        var allowed = await portal.AskAsync(TestUsers.Admin, call);
        Assert.Null(allowed.Refusal);
        return allowed.Answer!;
    }

    public static async Task<TestSettings> SettingsAsync(this PostgresCluster cluster, bool onPostgres) => onPostgres
        ? new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() }
        : [];
}
