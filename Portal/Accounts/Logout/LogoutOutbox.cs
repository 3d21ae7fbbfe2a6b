using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.OpenId.Clients;

namespace Portal.Accounts.Logout;

/// <summary>Writes down whom to tell that sessions ended, in the transaction that ends them: neither can be without the other.</summary>
internal sealed class LogoutOutbox(PortalDbContext db, IClientStore clients, TimeProvider clock)
{
    public async Task AddAsync(IReadOnlyList<Guid> sessionIds, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var participant in await db.ParticipantsOfAsync(sessionIds, cancel))
        {
            if (await clients.FindAsync(participant.ClientId, cancel) is not { Metadata.BackchannelLogoutUri: not null }) continue;

            db.LogoutDeliveries.Add(new LogoutDelivery
            {
                Id = Guid.NewGuid(),
                ClientId = participant.ClientId,
                Subject = participant.Subject,
                SessionId = participant.SessionId,
                CreatedAt = now,
                NextAttemptAt = now,
            });
        }

        if (db.ChangeTracker.Entries<LogoutDelivery>().Any()) await db.SaveChangesAsync(cancel);
    }
}
