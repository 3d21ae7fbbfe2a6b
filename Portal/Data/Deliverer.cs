using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Empties an outbox as long as the portal runs: at once when something is put into it, and later what could not be delivered.</summary>
/// <param name="deliverDue">Makes one attempt for each row that is due; false when there was none.</param>
internal abstract partial class Deliverer<TRow>(Func<CancellationToken, Task<bool>> deliverDue, OutboxBell<TRow> bell, ILogger log) : BackgroundService
    where TRow : Delivery
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await DeliverAllDueAsync(stoppingToken);
                await bell.WaitAsync(LongestWait, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops, perhaps before it ever listened.
        }
    }

    // Whoever answers too late is cancelled, too: only the portal's own end may leave this loop.
    private async Task DeliverAllDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await deliverDue(stoppingToken))
            {
                // More than one batch, or some that became due meanwhile.
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(log, failure, typeof(TRow).Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox of {Rows} could not be emptied; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception failure, string rows);
}
