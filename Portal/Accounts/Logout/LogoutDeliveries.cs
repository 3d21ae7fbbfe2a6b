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
    // A client that hangs keeps one of these for five seconds; the others go on.
    private const int AtOnce = 8;

    // How long after each attempt the next one is made: about a day in all. The first is longer than an attempt can take.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8), TimeSpan.FromHours(8),
    ];

    private readonly OutboxQueue<LogoutDelivery> _queue = new(contexts, clock, Delays);

    /// <summary>How often a client is tried before it is given up.</summary>
    public static int MostAttempts => Delays.Length + 1;

    /// <summary>Makes one attempt for each logout that is due. False when there was none.</summary>
    public Task<bool> DeliverDueAsync(CancellationToken cancel) => _queue.DeliverDueAsync(AttemptAsync, AtOnce, cancel);

    private async Task AttemptAsync(LogoutDelivery delivery, CancellationToken cancel)
    {
        if (await clients.FindAsync(delivery.ClientId, cancel) is not { Metadata.BackchannelLogoutUri: not null } client)
        {
            LogNobody(delivery.ClientId);
            await _queue.DropAsync(delivery, cancel);
            return;
        }

        switch (await channel.TellAsync(client, delivery.Subject, delivery.SessionId.ToString(), cancel))
        {
            case BackChannelAnswer.Done:
                await _queue.DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Refused:
                LogRefused(delivery.ClientId);
                await _queue.DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Failed when delivery.Attempts >= MostAttempts:
                LogGivenUp(delivery.ClientId, delivery.Attempts);
                await _queue.DropAsync(delivery, cancel);
                break;

            case BackChannelAnswer.Failed:
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Client {ClientId} no longer wants to be told of logouts; one was dropped")]
    private partial void LogNobody(string clientId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {ClientId} refused a logout; it was dropped")]
    private partial void LogRefused(string clientId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Client {ClientId} could not be told of a logout in {Attempts} attempts; it was dropped")]
    private partial void LogGivenUp(string clientId, int attempts);
}
