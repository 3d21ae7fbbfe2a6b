using Portal.Data;

namespace Portal.Accounts.Logout;

/// <summary>Tells clients of logouts as long as the portal runs: at once when a session ends, and later those that could not be told.</summary>
internal sealed partial class LogoutDeliverer(LogoutDeliveries deliveries, LogoutBell bell, ILogger<LogoutDeliverer> log) : BackgroundService
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

    // A client that answers too late is cancelled, too: only the portal's own end may leave this loop.
    private async Task DeliverAllDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await deliveries.DeliverDueAsync(stoppingToken))
            {
                // More than one batch, or some that became due meanwhile.
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Logouts could not be delivered; they are tried again")]
    private partial void LogFailed(Exception failure);
}
