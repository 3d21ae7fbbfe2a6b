using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private static readonly TimeSpan[] OutboxDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)];

    [Fact]
    public async Task A_row_of_an_outbox_is_tried_by_one_node_at_a_time_and_again_later()
    {
        await using var other = await database.OtherNodeAsync();
        OutboxQueue<MailDelivery>[] nodes = [QueueOf(database.Store<IDbContextFactory<PortalDbContext>>()), QueueOf(other.GetRequiredService<IDbContextFactory<PortalDbContext>>())];
        var now = database.Clock.Now;
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToList();
        await using (var db = database.Db())
        {
            db.MailOutbox.AddRange(ids.Select(id => new MailDelivery { Id = id, Sealed = "mail", CreatedAt = now, NextAttemptAt = now, GiveUpAt = now.AddDays(1) }));
            await db.SaveChangesAsync(Cancel);
        }

        var tried = new ConcurrentQueue<Guid>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => nodes[number % 2].DeliverDueAsync(TryAsync, 4, Cancel), Cancel)));
        Assert.Equal(ids.Order(), tried.Order());

        database.Clock.Advance(OutboxDelays[0]);
        await nodes[0].DeliverDueAsync((row, cancel) => nodes[0].DropAsync(row, cancel), 4, Cancel);
        await using var after = database.Db();
        Assert.Empty(await after.MailOutbox.Where(row => ids.Contains(row.Id)).ToListAsync(Cancel));

        OutboxQueue<MailDelivery> QueueOf(IDbContextFactory<PortalDbContext> contexts) => new(contexts, database.Clock, OutboxDelays);

        Task TryAsync(MailDelivery row, CancellationToken cancel)
        {
            Assert.Equal(1, row.Attempts);
            tried.Enqueue(row.Id);
            return Task.CompletedTask;
        }
    }
}
