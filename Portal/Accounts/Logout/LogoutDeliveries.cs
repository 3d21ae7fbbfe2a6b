using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.EndSession;

namespace Portal.Accounts.Logout;

/// <summary>Tells clients of the logouts that are due, on any number of nodes at once. Back-Channel Logout §2.5, §2.8</summary>
internal sealed partial class LogoutDeliveries(
    IDbContextFactory<PortalDbContext> contexts, IClientStore clients, BackChannelLogout channel, TimeProvider clock, ILogger<LogoutDeliveries> log)
{
    private const int Batch = 50;

    // A client that hangs keeps one of these for five seconds; the others go on.
    private const int AtOnce = 8;

    // How long after each attempt the next one is made: about a day in all. The first is longer than an attempt can take.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(8),
    ];

    /// <summary>How often a client is tried before it is given up.</summary>
    public static int MostAttempts => Delays.Length + 1;

    /// <summary>Makes one attempt for each logout that is due. False when there was none.</summary>
    public async Task<bool> DeliverDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await WithDataAsync(db => db.LogoutDeliveries.AsNoTracking()
            .Where(delivery => delivery.NextAttemptAt <= now)
            .OrderBy(delivery => delivery.NextAttemptAt)
            .Take(Batch)
            .ToListAsync(cancel));

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (delivery, token) =>
            {
                if (await TryClaimAsync(delivery, token)) await AttemptAsync(delivery, token);
            });
        return due.Count > 0;
    }

    /// <summary>
    /// Moves the next attempt forward before this one is made: whoever does that has it, and if this node stops in the middle, the
    /// next attempt is made all the same.
    /// </summary>
    private async Task<bool> TryClaimAsync(LogoutDelivery delivery, CancellationToken cancel)
    {
        var next = clock.GetUtcNow() + Delays[Math.Min(delivery.Attempts, Delays.Length - 1)];
        return await WithDataAsync(db => db.LogoutDeliveries
            .Where(row => row.Id == delivery.Id && row.Attempts == delivery.Attempts && row.NextAttemptAt == delivery.NextAttemptAt)
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.NextAttemptAt, next).SetProperty(r => r.Attempts, delivery.Attempts + 1), cancel)) == 1;
    }

    private async Task AttemptAsync(LogoutDelivery delivery, CancellationToken cancel)
    {
        if (await clients.FindAsync(delivery.ClientId, cancel) is not { Metadata.BackchannelLogoutUri: not null } client)
        {
            LogNobody(delivery.ClientId);
            await DropAsync(delivery, cancel);
            return;
        }

        switch (await channel.TellAsync(client, delivery.Subject, delivery.SessionId.ToString(), cancel))
        {
            case BackChannelAnswer.Done:
                await DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Refused:
                LogRefused(delivery.ClientId);
                await DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Failed when delivery.Attempts + 1 >= MostAttempts:
                LogGivenUp(delivery.ClientId, delivery.Attempts + 1);
                await DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Failed:
                break;
        }
    }

    private Task<int> DropAsync(LogoutDelivery delivery, CancellationToken cancel) =>
        WithDataAsync(db => db.LogoutDeliveries.Where(row => row.Id == delivery.Id).ExecuteDeleteAsync(cancel));

    private async Task<T> WithDataAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await work(db);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Client {ClientId} no longer wants to be told of logouts; one was dropped")]
    private partial void LogNobody(string clientId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {ClientId} refused a logout; it was dropped")]
    private partial void LogRefused(string clientId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {ClientId} could not be told of a logout in {Attempts} attempts; it was dropped")]
    private partial void LogGivenUp(string clientId, int attempts);
}
