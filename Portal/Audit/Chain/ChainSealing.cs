using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>Seals events as long as the portal runs: soon after they were written, many at once.</summary>
internal sealed partial class ChainSealing(ChainSealer sealer, OutboxBell<SecurityEventRow> bell, ILogger<ChainSealing> log) : BackgroundService
{
    private static readonly TimeSpan Gathers = TimeSpan.FromMilliseconds(500);

    // Other nodes and verbs of the command line write events, too, and may end before they are sealed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await SealAsync(stoppingToken);
                await bell.WaitAsync(LongestWait, stoppingToken);
                await Task.Delay(Gathers, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops. What is not sealed yet is after the next start.
        }
    }

    private async Task SealAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sealer.SealAllAsync(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events could not be sealed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
