using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;

namespace Portal.Audit.Tokens;

/// <summary>Writes the events of the token endpoint as long as the portal runs: twice in a second, and all that are left before it ends.</summary>
internal sealed partial class TokenEventWriter(
    TokenEventQueue queue, TokenEventBatch batch, RefusalLimit limit, SecurityLog events, ILogger<TokenEventWriter> log) : BackgroundService
{
    private const int BatchSize = 500;

    private static readonly TimeSpan Gathers = TimeSpan.FromMilliseconds(500);

    // What could not be written is tried again before anything else is taken.
    private List<SecurityEventRow> _taken = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Gathers, stoppingToken);
                await WriteAsync(stops: false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Requests have ended by now: the server stops first.
            await WriteAsync(stops: true);
        }
    }

    private async Task WriteAsync(bool stops)
    {
        try
        {
            do
            {
                _taken.AddRange(queue.Take(BatchSize - Math.Min(_taken.Count, BatchSize)));
                await WriteTakenAsync();
            }
            while (queue.HasMore);

            _taken.AddRange(limit.TakeLeftOut(all: stops).Select(Describe));
            await WriteTakenAsync();
        }
        catch (Exception failure)
        {
            LogFailed(failure, _taken.Count);
        }
    }

    // Not cancelled when the portal stops: that is when it matters most.
    private async Task WriteTakenAsync()
    {
        try
        {
            if (_taken.Count > 0) await batch.WriteAsync(_taken, CancellationToken.None);
            _taken = [];
        }
        catch (DbUpdateException)
        {
            if (!await WriteEachAsync()) throw;
        }
    }

    // One that can never be written must not hold up all that follow. Where others can be, it is at fault, and is given up.
    private async Task<bool> WriteEachAsync()
    {
        var failed = new List<SecurityEventRow>();
        var written = 0;
        try
        {
            for (; _taken.Count > 0; _taken.RemoveAt(0))
            {
                try
                {
                    await batch.WriteAsync(_taken[..1], CancellationToken.None);
                    written++;
                }
                catch (DbUpdateException failure)
                {
                    failed.Add(_taken[0]);
                    LogUnwritable(failure, _taken[0].Kind);
                }
            }
        }
        finally
        {
            if (written == 0) _taken.InsertRange(0, failed);
        }

        return written > 0;
    }

    private SecurityEventRow Describe(LeftOut left) => events.Describe(new(EventKind.TokenRefused, UserId: null)
    {
        Outcome = EventOutcome.Failed,
        Details = new Dictionary<string, string>
        {
            ["reason"] = "too_many",
            ["left_out"] = left.Refusals.ToString(CultureInfo.InvariantCulture),
            ["source"] = left.Source,
        },
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} events of the token endpoint could not be written; it is tried again")]
    private partial void LogFailed(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of the token endpoint ({Kind}) cannot be written")]
    private partial void LogUnwritable(Exception failure, string? kind);
}
