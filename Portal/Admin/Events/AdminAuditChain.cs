using Microsoft.EntityFrameworkCore;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Settings;

namespace Portal.Admin.Events;

/// <inheritdoc/>
internal sealed class AdminAuditChain(IDbContextFactory<PortalDbContext> contexts, ChainCheck check, LiveSettings live) : IAdminAuditChain
{
    public async Task<Allowed<ChainState>> StateAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sealedRows = db.SecurityEvents.AsNoTracking().Where(row => row.Sequence != null);
        var first = await sealedRows.OrderBy(row => row.Sequence).FirstOrDefaultAsync(cancel);
        var last = await sealedRows.OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancel);
        return Allowed.Of(new ChainState(
            last is null ? 0 : last.Sequence!.Value - first!.Sequence!.Value + 1,
            first?.At,
            last?.At,
            last?.Hash is { } hash ? new(last.Sequence!.Value, hash) : null,
            await check.WaitingAsync(cancel),
            live.Now.Audit.RetentionDays));
    }

    public async Task<Allowed<ChainVerdict>> CheckAsync(ChainHead? noted, IProgress<ChainProgress>? progress, CancellationToken cancel) =>
        Allowed.Of(await check.CheckAsync(noted, progress, cancel));
}
