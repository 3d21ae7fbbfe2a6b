using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Protection;
using Portal.Tests.Stores;

namespace Portal.Tests.Audit.Chain;

/// <summary>What the chain of events promises on every database.</summary>
public abstract partial class ChainContract(StoreDatabase database) : IAsyncLifetime
{
    private static readonly Guid Person = Guid.NewGuid();

    private readonly ChainSeal _seal = new(new MasterKey([.. Enumerable.Repeat((byte)7, 32)]));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ChainEnds Ends => new(_seal);

    private ChainCheck Check => new(Contexts, Ends, _seal, database.Clock);

    private IDbContextFactory<PortalDbContext> Contexts => database.Store<IDbContextFactory<PortalDbContext>>();

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Db();
        await db.SecurityEvents.ExecuteDeleteAsync(Cancel);
        await db.AuditChain.ExecuteDeleteAsync(Cancel);
        db.AuditChain.Add(new());
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_the_portal_wrote_holds_and_its_end_is_told()
    {
        const int count = ChainCheck.PageSize + 5;
        await HappenAsync(count);
        Assert.Equal(0, (await CheckAsync()).Count);

        Assert.Equal(count, await Sealer().SealAllAsync(Cancel));
        Assert.Equal(0, await Sealer().SealAllAsync(Cancel));
        var told = new List<ChainProgress>();
        var verdict = await Check.CheckAsync(noted: null, new Listening(told), Cancel);

        Assert.Null(verdict.Break);
        Assert.Equal((count, count), (verdict.Count, verdict.Head!.Sequence));
        Assert.Equal((database.Clock.Now, database.Clock.Now), (verdict.First, verdict.Last));
        Assert.Equal([ChainCheck.PageSize, count], told.Select(one => one.Done));
        Assert.All(told, one => Assert.Equal(count, one.All));
        await HappenAsync(1);
        await Sealer().SealAllAsync(Cancel);
        Assert.Equal(NotedHead.Found, (await CheckAsync(verdict.Head)).Noted);
    }

    [Fact]
    public async Task Nodes_that_seal_at_once_make_one_chain()
    {
        await HappenAsync((2 * ChainSealer.BatchSize) + 10);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sealer().SealAllAsync(Cancel), Cancel)));

        var verdict = await CheckAsync();
        Assert.Null(verdict.Break);
        Assert.Equal((2 * ChainSealer.BatchSize) + 10, verdict.Count);
    }

    [Fact]
    public async Task What_commits_late_comes_after_what_is_sealed_already()
    {
        await AddAsync(Row(id: 2_000_000_000));
        await Sealer().SealAllAsync(Cancel);
        await AddAsync(Row(id: 1_900_000_000));
        await Sealer().SealAllAsync(Cancel);

        await using var db = database.Db();
        Assert.Equal([1_900_000_000, 2_000_000_000], await db.SecurityEvents.OrderByDescending(row => row.Sequence).Select(row => row.Id).ToListAsync(Cancel));
        Assert.Null((await CheckAsync()).Break);
    }

    [Fact]
    public async Task What_waits_for_long_is_told()
    {
        await HappenAsync(2);
        Assert.Equal(0, await Check.WaitingAsync(Cancel));
        database.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(2, await Check.WaitingAsync(Cancel));
        await Sealer().SealAllAsync(Cancel);
        Assert.Equal(0, await Check.WaitingAsync(Cancel));
    }

    private static ChainBreak Place(ChainVerdict verdict) => new(verdict.Break!.Kind, verdict.Break.Sequence);

    private ChainSealer Sealer() => new(Contexts, Ends, _seal, database.Clock, NullLogger<ChainSealer>.Instance);

    private Task<ChainVerdict> CheckAsync(ChainHead? noted = null) => Check.CheckAsync(noted, progress: null, Cancel);

    private Task<int> PruneAsync() =>
        new ChainPruning(Contexts, Ends).PruneAsync(database.Clock.Now.AddDays(-30), Cancel);

    private async Task TakeOutAsync(Guid person)
    {
        await using var db = database.Db();
        await db.AtomicallyAsync(() => new EventErasure(Ends, _seal).TakeOutAsync(db, person, Cancel), Cancel);
    }

    private Task HappenAsync(int count) => AddAsync([.. Enumerable.Range(0, count).Select(_ => Row())]);

    private SecurityEventRow Row(long id = 0) => new()
    {
        Id = id,
        At = database.Clock.Now,
        Kind = EventKind.PasskeyAdded.Name,
        UserId = Person,
        SessionId = Guid.NewGuid(),
        ClientId = "web",
        Address = "203.0.113.7",
        UserAgent = "Browser/1.0",
        TraceId = Guid.NewGuid().ToString("n"),
        Details = """{"name":"Ключ \"1\""}""",
    };

    private async Task AddAsync(params SecurityEventRow[] rows)
    {
        await using var db = database.Db();
        db.SecurityEvents.AddRange(rows);
        await db.SaveChangesAsync(Cancel);
    }

    private sealed class Listening(List<ChainProgress> told) : IProgress<ChainProgress>
    {
        public void Report(ChainProgress value) => told.Add(value);
    }
}
