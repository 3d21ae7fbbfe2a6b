using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Tests.Audit.Chain;

/// <summary>What somebody who can write the database, and has no key, does to the log.</summary>
public abstract partial class ChainContract
{
    private const int Events = 10;
    private const int Place4 = 4;

    public static TheoryData<string, ChainBreakKind, long> Attacks => new()
    {
        { "another kind", ChainBreakKind.Changed, Place4 },
        { "another time", ChainBreakKind.Changed, Place4 },
        { "another client", ChainBreakKind.Changed, Place4 },
        { "another outcome", ChainBreakKind.Changed, Place4 },
        { "another trace", ChainBreakKind.Changed, Place4 },
        { "another id", ChainBreakKind.Changed, Place4 },
        { "another address", ChainBreakKind.Changed, Place4 },
        { "another person", ChainBreakKind.Changed, Place4 },
        { "another person and digest", ChainBreakKind.Changed, Place4 },
        { "person emptied", ChainBreakKind.Changed, Place4 },
        { "person emptied, salt too", ChainBreakKind.Changed, Place4 },
        { "deleted in the middle", ChainBreakKind.Missing, Place4 },
        { "deleted and put back otherwise", ChainBreakKind.Changed, Place4 },
        { "deleted and the rest renumbered", ChainBreakKind.Changed, Place4 },
        { "swapped", ChainBreakKind.Moved, Place4 },
        { "forged with another key", ChainBreakKind.Changed, Place4 },
        { "cut off", ChainBreakKind.CutOff, 9 },
        { "cut off, end moved", ChainBreakKind.EndsMoved, 8 },
        { "pruned by hand", ChainBreakKind.EndsMoved, Events },
        { "pruned in the middle", ChainBreakKind.Missing, 3 },
        { "added at the end", ChainBreakKind.Foreign, Events + 1 },
        { "ends forgotten", ChainBreakKind.Foreign, 1 },
        { "ends deleted", ChainBreakKind.Foreign, 1 },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Whoever_has_no_key_is_found_out(string attack, ChainBreakKind kind, long place)
    {
        await HappenAsync(Events);
        await Sealer().SealAllAsync(Cancel);
        Assert.Null((await CheckAsync()).Break);

        await using (var db = database.Db()) await AttackAsync(db, attack);

        Assert.Equal(new(kind, place), Place(await CheckAsync()));

        // And stays found out when the portal writes on.
        await HappenAsync(1);
        await Sealer().SealAllAsync(Cancel);
        Assert.NotNull((await CheckAsync()).Break);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_not_made_good_by_sealing_on()
    {
        await HappenAsync(Events);
        await Sealer().SealAllAsync(Cancel);
        await using (var db = database.Db()) await AttackAsync(db, "cut off, end moved");
        await HappenAsync(3);
        Assert.Equal(0, await PruneAsync());

        await Sealer().SealAllAsync(Cancel);

        var verdict = await CheckAsync();
        Assert.Equal(new(ChainBreakKind.FoundBroken, 9), Place(verdict));
        await using var after = database.Db();
        var told = await after.SecurityEvents.SingleAsync(row => row.Sequence == 9, Cancel);
        Assert.Equal(("audit.broken", EventOutcome.Failed, """{"sealed_to":"8","last_found":"8"}"""), (told.Kind, told.Outcome, told.Details));
        Assert.Equal(12, await after.SecurityEvents.MaxAsync(row => row.Sequence, Cancel));
    }

    // Why the head should be kept elsewhere: to the database alone, this is a log that never had more.
    [Fact]
    public async Task A_database_of_yesterday_is_found_out_by_a_head_that_was_noted()
    {
        await HappenAsync(8);
        await Sealer().SealAllAsync(Cancel);
        await using var db = database.Db();
        var yesterday = await db.AuditChain.AsNoTracking().SingleAsync(Cancel);
        await HappenAsync(2);
        await Sealer().SealAllAsync(Cancel);
        var noted = (await CheckAsync()).Head;
        await db.SecurityEvents.Where(row => row.Sequence > 8).ExecuteDeleteAsync(Cancel);
        await db.AuditChain.ExecuteUpdateAsync(
            row => row.SetProperty(r => r.SealedTo, yesterday.SealedTo).SetProperty(r => r.Hash, yesterday.Hash), Cancel);

        Assert.Equal((null, NotedHead.Lost), ((await CheckAsync(noted)).Break, (await CheckAsync(noted)).Noted));
        await HappenAsync(2);
        await Sealer().SealAllAsync(Cancel);
        Assert.Equal((null, NotedHead.Lost), ((await CheckAsync(noted)).Break, (await CheckAsync(noted)).Noted));
    }

    private static async Task AttackAsync(PortalDbContext db, string attack)
    {
        var all = await db.SecurityEvents.Where(row => row.Sequence != null).OrderBy(row => row.Sequence).ToListAsync(Cancel);
        var it = all[Place4 - 1];
        switch (attack)
        {
            case "another kind": it.Kind = EventKind.SignedOut.Name; break;
            case "another time": it.At = it.At.AddMilliseconds(1); break;
            case "another client": it.ClientId = "spa"; break;
            case "another outcome": it.Outcome = EventOutcome.Failed; break;
            case "another trace": it.TraceId = null; break;
            case "another address": it.Address = "203.0.113.8"; break;
            case "another person": it.UserId = Guid.NewGuid(); break;
            case "another person and digest": (it.UserId, it.PersonalDigest) = (Guid.NewGuid(), it.Hash); break;
            case "person emptied": (it.UserId, it.Details) = (null, null); break;
            case "person emptied, salt too":
                (it.UserId, it.ActorId, it.SessionId, it.Address, it.UserAgent, it.Details, it.Salt) = (null, null, null, null, null, null, null);
                break;
            case "forged with another key": Forge(it, all); break;
            case "added at the end":
                db.Add(new SecurityEventRow { At = it.At, Kind = it.Kind, Sequence = Events + 1, Salt = it.Salt, PersonalDigest = it.PersonalDigest, Hash = it.Hash });
                break;
            default: await StatementAsync(db, attack, it, all); break;
        }

        await db.SaveChangesAsync(Cancel);
    }

    private static void Forge(SecurityEventRow it, List<SecurityEventRow> all)
    {
        var forger = new ChainSeal(new([.. Enumerable.Repeat((byte)8, 32)]));
        it.Kind = EventKind.SignedOut.Name;
        for (var at = Place4 - 1; at < all.Count; at++)
        {
            all[at].PersonalDigest = forger.Digest(all[at].Salt!, all[at]);
            all[at].Hash = forger.Hash(all[at - 1].Hash!, at + 1, all[at]);
        }
    }

    private static async Task StatementAsync(PortalDbContext db, string attack, SecurityEventRow it, List<SecurityEventRow> all)
    {
        var rows = db.SecurityEvents;
        switch (attack)
        {
            case "another id": await rows.Where(row => row.Id == it.Id).ExecuteUpdateAsync(row => row.SetProperty(r => r.Id, it.Id + 100_000), Cancel); break;
            case "deleted in the middle": await rows.Where(row => row.Sequence == Place4).ExecuteDeleteAsync(Cancel); break;
            case "deleted and put back otherwise":
                await rows.Where(row => row.Sequence == Place4).ExecuteDeleteAsync(Cancel);
                db.ChangeTracker.Clear();
                it.Kind = EventKind.SignedOut.Name;
                db.Add(it);
                break;
            case "deleted and the rest renumbered":
                await rows.Where(row => row.Sequence == Place4).ExecuteDeleteAsync(Cancel);
                for (var from = Place4 + 1; from <= Events; from++) await RenumberAsync(rows, from, from - 1);
                break;
            case "swapped":
                await RenumberAsync(rows, Place4, 1000);
                await RenumberAsync(rows, Place4 + 1, Place4);
                await RenumberAsync(rows, 1000, Place4 + 1);
                break;
            default: await OnEndsAsync(db, attack, all); break;
        }
    }

    private static async Task OnEndsAsync(PortalDbContext db, string attack, List<SecurityEventRow> all)
    {
        var rows = db.SecurityEvents;
        switch (attack)
        {
            case "cut off" or "cut off, end moved":
                await rows.Where(row => row.Sequence > 8).ExecuteDeleteAsync(Cancel);
                if (attack == "cut off") break;
                await db.AuditChain.ExecuteUpdateAsync(row => row.SetProperty(r => r.SealedTo, 8).SetProperty(r => r.Hash, all[7].Hash), Cancel);
                break;
            case "pruned by hand":
                await rows.Where(row => row.Sequence <= 3).ExecuteDeleteAsync(Cancel);
                await db.AuditChain.ExecuteUpdateAsync(row => row.SetProperty(r => r.PrunedTo, 3).SetProperty(r => r.PrunedHash, all[2].Hash), Cancel);
                break;
            case "pruned in the middle": await rows.Where(row => row.Sequence >= 3 && row.Sequence < 6).ExecuteDeleteAsync(Cancel); break;
            case "ends forgotten":
                await db.AuditChain.ExecuteUpdateAsync(row => row.SetProperty(r => r.SealedTo, 0).SetProperty(r => r.Hash, ""), Cancel);
                break;
            case "ends deleted": await db.AuditChain.ExecuteDeleteAsync(Cancel); break;
            default: throw new ArgumentOutOfRangeException(nameof(attack), attack, "Unknown.");
        }
    }

    private static Task<int> RenumberAsync(DbSet<SecurityEventRow> rows, long from, long to) =>
        rows.Where(row => row.Sequence == from).ExecuteUpdateAsync(row => row.SetProperty(r => r.Sequence, to), Cancel);
}
