using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;

namespace Portal.Tests.Audit.Chain;

/// <summary>People and old events go, and the rest holds.</summary>
public abstract partial class ChainContract
{
    [Fact]
    public async Task Whoever_leaves_is_taken_out_and_the_rest_holds()
    {
        var other = Guid.NewGuid();
        await HappenAsync(3);
        await AddAsync(new SecurityEventRow { At = database.Clock.Now, Kind = "account.disabled", UserId = other, ActorId = Person, Address = "203.0.113.9", Details = "{}" });
        await Sealer().SealAllAsync(Cancel);
        await HappenAsync(1);

        await TakeOutAsync(Person);
        await Sealer().SealAllAsync(Cancel);

        Assert.Null((await CheckAsync()).Break);
        await using var db = database.Db();
        Assert.False(await db.SecurityEvents.AnyAsync(row => row.UserId == Person || row.ActorId == Person || row.Address != null, Cancel));
        Assert.Equal("{}", await db.SecurityEvents.Where(row => row.UserId == other).Select(row => row.Details).SingleAsync(Cancel));

        // Nobody else's name can be put where somebody was taken out, and nothing more be taken out by others.
        await db.SecurityEvents.Where(row => row.Sequence == 2).ExecuteUpdateAsync(row => row.SetProperty(r => r.UserId, other), Cancel);
        Assert.Equal(new(ChainBreakKind.Changed, 2), Place(await CheckAsync()));
        await db.SecurityEvents.Where(row => row.Sequence == 2).ExecuteUpdateAsync(row => row.SetProperty(r => r.UserId, (Guid?)null), Cancel);
        await db.SecurityEvents.Where(row => row.Sequence == 4).ExecuteUpdateAsync(row => row.SetProperty(r => r.UserId, (Guid?)null), Cancel);
        Assert.Equal(new(ChainBreakKind.Changed, 4), Place(await CheckAsync()));
    }

    [Fact]
    public async Task Somebody_who_did_something_to_somebody_may_leave_and_so_may_the_other()
    {
        var other = Guid.NewGuid();
        await AddAsync(new SecurityEventRow { At = database.Clock.Now, Kind = "account.disabled", UserId = other, ActorId = Person, Details = "{}" });
        await Sealer().SealAllAsync(Cancel);

        await TakeOutAsync(other);
        Assert.Null((await CheckAsync()).Break);
        await using var db = database.Db();
        Assert.Equal(Person, await db.SecurityEvents.Select(row => row.ActorId).SingleAsync(Cancel));
        await TakeOutAsync(Person);
        Assert.Null((await CheckAsync()).Break);
    }

    [Fact]
    public async Task What_is_old_is_let_go_from_the_beginning_and_the_rest_holds()
    {
        await HappenAsync(5);
        await Sealer().SealAllAsync(Cancel);
        var noted = (await CheckAsync()).Head;
        database.Clock.Advance(TimeSpan.FromDays(20));
        await HappenAsync(4);
        await Sealer().SealAllAsync(Cancel);
        var later = (await CheckAsync()).Head;
        await HappenAsync(1);
        database.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal(5, await PruneAsync());
        Assert.Equal(0, await PruneAsync());
        var verdict = await CheckAsync(noted);
        Assert.Equal((4, null, NotedHead.Pruned), (verdict.Count, verdict.Break, verdict.Noted));
        Assert.Equal(NotedHead.Found, (await CheckAsync(later)).Noted);

        // What is not sealed yet stays, however old; and a chain that was let go as a whole goes on.
        database.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(4, await PruneAsync());
        Assert.Equal((0, null), ((await CheckAsync()).Count, (await CheckAsync()).Break));
        Assert.Equal(1, await Sealer().SealAllAsync(Cancel));
        Assert.Equal((1, null), ((await CheckAsync()).Count, (await CheckAsync()).Break));
        Assert.Equal(10, (await CheckAsync()).Head!.Sequence);
    }
}
