using Portal.Accounts.Sessions;
using Portal.OpenId.Keys;

namespace Portal.Hosting;

/// <summary>What has to be done now and then: keys that are due, sessions that ran out, and rows that nobody will ask for again. Any number of nodes may do it at once.</summary>
internal sealed partial class Housekeeping(
    KeyRing keys, Sweep sweep, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    public async Task RunOnceAsync(CancellationToken cancel)
    {
        await TryAsync("signing keys made", () => keys.MakeDueKeysAsync(cancel));
        await TryAsync("sessions run out", () => EndExpiredSessionsAsync(cancel));
        await TryAsync("old rows deleted", () => sweep.DeleteAsync(clock.GetUtcNow(), cancel));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await RunOnceAsync(stoppingToken);
    }

    private async Task<int> EndExpiredSessionsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().EndExpiredAsync(cancel);
    }

    // One that fails must not keep the other from being done, now or in an hour.
    private async Task TryAsync(string what, Func<Task<int>> work)
    {
        try
        {
            var count = await work();
            if (count > 0) LogDone(what, count);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, what);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Housekeeping: {What}: {Count}")]
    private partial void LogDone(string what, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping failed: {What}")]
    private partial void LogFailed(Exception failure, string what);
}
