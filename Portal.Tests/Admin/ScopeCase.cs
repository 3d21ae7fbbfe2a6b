using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>A client that may ask for scopes of the installation's own, and an administrator who changes them.</summary>
internal static class ScopeCase
{
    public static readonly TestClient Client = TestClients.Web with
    {
        Metadata = TestClients.Web.Metadata with { Scope = "openid email offline_access api.read api.read.all it's+more" },
    };

    public static async Task<TestSettings> OnPostgresAsync(PostgresCluster cluster) =>
        new() { ["Portal:Database:Provider"] = "PostgreSql", ["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync() };

    public static async Task<T> AskScopesAsync<T>(this TestPortal portal, Func<IAdminScopes, Task<Allowed<T>>> call)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await using var circuit = await portal.CircuitAsync(browser);
        var allowed = await call(circuit.Get<IAdminScopes>());
        Assert.Null(allowed.Refusal);
        return allowed.Answer!;
    }
}
