using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Configurations;
using Portal.Data.Entities;

namespace Portal.Audit.Refusals;

/// <summary>Writes refused requests as long as the portal runs. What cannot be written is given up: it was only ever to help.</summary>
internal sealed partial class RefusedRequestWriter(
    RefusedRequestQueue queue, IDbContextFactory<PortalDbContext> contexts, ILogger<RefusedRequestWriter> log) : BackgroundService
{
    private const int BatchSize = 200;

    private static readonly TimeSpan Gathers = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Gathers, stoppingToken);
                await WriteAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync();
        }
    }

    /// <summary>Writes what waits on this node. Not cancelled when the portal stops: it is the last time.</summary>
    public async Task WriteAsync()
    {
        while (queue.Take(BatchSize) is { Count: > 0 } rows)
        {
            try
            {
                await WriteAsync(rows, CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailed(failure, rows.Count);
            }
        }
    }

    private async Task WriteAsync(List<FailedRequestRow> rows, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = rows.Select(row => row.TraceId).Distinct().ToList();
        // A caller may say itself which trace its requests belong to: the first refusal of one is told.
        var taken = await db.FailedRequests.Where(row => ids.Contains(row.TraceId)).Select(row => row.TraceId).ToHashSetAsync(cancel);
        var named = rows.Select(row => row.ClientId).OfType<string>().Distinct().ToList();
        var known = await db.Clients.IgnoreQueryFilters().Where(client => named.Contains(client.ClientId)).Select(client => client.ClientId).ToHashSetAsync(cancel);

        foreach (var row in rows.Where(row => row.TraceId.Length <= Limits.Word && taken.Add(row.TraceId)))
        {
            // Anything may stand where a client id should, a secret too.
            if (row.ClientId is not null && !known.Contains(row.ClientId)) row.ClientId = null;
            db.FailedRequests.Add(row);
        }

        await db.SaveChangesAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} refused requests could not be written and are left out")]
    private partial void LogFailed(Exception failure, int count);
}
