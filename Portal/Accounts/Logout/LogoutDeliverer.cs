using Portal.Data;

namespace Portal.Accounts.Logout;

/// <summary>Tells clients of logouts as long as the portal runs: at once when a session ends, and later those that could not be told.</summary>
internal sealed partial class LogoutDeliverer(LogoutDeliveries deliveries, LogoutBell bell, ILogger<LogoutDeliverer> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await deliveries.DeliverDueAsync(stoppingToken))
                {
                    // More than one batch, or some that became due meanwhile.
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }

            await bell.WaitAsync(LongestWait, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Logouts could not be delivered; they are tried again")]
    private partial void LogFailed(Exception failure);
}
