using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

/// <summary>What every database has to keep of the engine's stores' promises; one file for each store.</summary>
public abstract partial class StoreContract(StoreDatabase database)
{
    private static readonly DateTimeOffset Now = FakeClock.Start;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Grant NewGrant(string scope = "openid offline_access") => new(
        OpaqueHandle.Create(),
        TestClients.Web.Id,
        TestUsers.Ada.Subject,
        ScopeSet.Parse(scope)!,
        Guid.NewGuid().ToString(),
        Now.AddMinutes(-1),
        "phr",
        ["swk", "user", "mfa"],
        Now);

    private static HandleHash NewHandle() => HandleHash.Of(OpaqueHandle.Create());

    private static async Task<int> WinnersAsync(Func<Task<bool>> attempt)
    {
        var attempts = Enumerable.Range(0, 20).Select(_ => Task.Run(attempt, Cancel));
        return (await Task.WhenAll(attempts)).Count(won => won);
    }

    private static void AssertSame(Grant expected, Grant actual)
    {
        Assert.Equal(expected with { Amr = actual.Amr, Released = actual.Released }, actual);
        Assert.Equal(expected.Amr, actual.Amr);
        Assert.Equal(expected.Released.Count, actual.Released.Count);
    }
}
