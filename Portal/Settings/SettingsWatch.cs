using Portal.Configuration;

namespace Portal.Settings;

/// <summary>Takes stored settings at the start, and those that another node stores within seconds.</summary>
internal sealed partial class SettingsWatch(LiveSettings live, StoredSettings stored, TimeProvider clock, ILogger<SettingsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private string? _stamp;

    /// <summary>Takes what is stored, unless nothing changed.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var stamp = await stored.StampAsync(cancel);
        if (stamp != Interlocked.Exchange(ref _stamp, stamp)) await TakeAsync(cancel);
    }

    /// <summary>Takes what is stored.</summary>
    public async Task TakeAsync(CancellationToken cancel)
    {
        try
        {
            live.Take(live.Judge(await stored.ReadAsync(cancel)));
        }
        catch (WrongSettingException wrong)
        {
            // It was right when it was stored; the configuration or the portal changed since. To stop for that would lock administrators out.
            LogWrong(wrong.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What was not taken is looked at again.
                _stamp = null;
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Settings of /admin/settings are left alone: {Fault}")]
    private partial void LogWrong(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Settings of /admin/settings could not be read")]
    private partial void LogFailed(Exception failure);
}
