using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>A log with known events in it.</summary>
internal static class AuditCase
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task HappenAsync(this TestPortal portal, params SecurityEventRow[] rows) => portal.WithDataAsync(db =>
    {
        db.SecurityEvents.AddRange(rows);
        return db.SaveChangesAsync(Cancel);
    });

    public static SecurityEventRow Row(this TestPortal portal, EventKind kind, TestUser? user = null) =>
        new() { At = portal.Clock.Now, Kind = kind.Name, UserId = user?.Id };

    public static async Task<AuditPage> ListAsync(this TestPortal portal, AuditFilter filter, AuditPlace? place = null)
    {
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var allowed = await circuit.Get<IAdminAudit>().ListAsync(filter, place ?? new(), Cancel);
        Assert.Null(allowed.Refusal);
        return allowed.Answer!;
    }
}
