using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Audit.Refusals;

/// <summary>Finds what was noted a moment ago, on whichever node that was.</summary>
internal sealed class RefusedRequestFinder(RefusedRequestWriter writer, IDbContextFactory<PortalDbContext> contexts)
{
    // Another node writes twice a second.
    private static readonly TimeSpan OfAnotherNode = TimeSpan.FromMilliseconds(700);

    /// <summary>The id of the last refused request of a client; null where none was noted.</summary>
    public async Task<string?> NewestAsync(string clientId, CancellationToken cancel)
    {
        await writer.WriteAsync();
        if (await FindAsync(clientId, cancel) is { } found) return found;

        await Task.Delay(OfAnotherNode, cancel);
        return await FindAsync(clientId, cancel);
    }

    private async Task<string?> FindAsync(string clientId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.FailedRequests.AsNoTracking().Where(row => row.ClientId == clientId).OrderByDescending(row => row.At).Select(row => row.TraceId).FirstOrDefaultAsync(cancel);
    }
}
