using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Leaving;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Configuration;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Whether the log holds, as auditors and operators are told.</summary>
public sealed class AuditChainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Auditors_see_what_is_sealed_and_check_it()
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var chain = circuit.Get<IAdminAuditChain>();

        var state = (await chain.StateAsync(Cancel)).Answer!;
        var verdict = (await chain.CheckAsync(state.Head, progress: null, Cancel)).Answer!;

        Assert.Equal((3, 0, 365), (state.Count, state.Waiting, state.RetentionDays));
        Assert.Equal((portal.Clock.Now, portal.Clock.Now), (state.First, state.Last));
        Assert.Equal((3, null, NotedHead.Found), (verdict.Count, verdict.Break, verdict.Noted));
        await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Sequence == 2).ExecuteDeleteAsync(Cancel));
        Assert.Equal(new(ChainBreakKind.Missing, 2), (await chain.CheckAsync(null, progress: null, Cancel)).Answer!.Break);
    }

    [Fact]
    public async Task A_check_ends_when_nobody_waits_for_it()
    {
        await using var portal = await StartAsync();
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.Services.GetRequiredService<ChainCheck>().CheckAsync(null, null, ended.Token));
    }

    [Fact]
    public async Task An_account_that_is_deleted_leaves_a_log_that_holds()
    {
        await using var portal = await StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();

        Assert.True(await scope.ServiceProvider.GetRequiredService<AccountDeletion>().DeleteAsync(TestUsers.Ada.Id, Cancel));
        await portal.Services.GetRequiredService<ChainSealer>().SealAllAsync(Cancel);

        var verdict = await portal.Services.GetRequiredService<ChainCheck>().CheckAsync(null, null, Cancel);
        Assert.Equal((4, null), (verdict.Count, verdict.Break));
        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.UserId == TestUsers.Ada.Id, Cancel)));
    }

    [Fact]
    public async Task An_operator_is_told_how_much_holds_and_the_head()
    {
        await using var portal = await StartAsync();

        var said = await VerifyAsync(portal, noted: null);

        Assert.Matches("^Events that hold: 3, from 2030-03-01 12:00:00Z to 2030-03-01 12:00:00Z\\.\nHead: (3:[\\w-]{43})\n$", said);
        var head = said.Split("Head: ")[1].Trim();
        Assert.EndsWith("The noted head is on the chain.\n", await VerifyAsync(portal, head), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_is_told_where_it_breaks_and_how()
    {
        await using var portal = await StartAsync();
        var id = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Sequence == 2).Select(row => row.Id).SingleAsync(Cancel));
        await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Sequence == 2).ExecuteUpdateAsync(row => row.SetProperty(r => r.Address, "203.0.113.1"), Cancel));

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => VerifyAsync(portal, noted: null));

        Assert.Equal($"Changed: event 2 (id {id}, 2030-03-01 12:00:00Z) says something else than when it was sealed.", refusal.Message);
    }

    [Theory]
    [InlineData("123:abc-_9", 123, "abc-_9")]
    [InlineData("0:a", 0, "a")]
    [InlineData("123", null, null)]
    [InlineData("123:", null, null)]
    [InlineData(":abc", null, null)]
    [InlineData("-1:abc", null, null)]
    [InlineData("1:a:b", null, null)]
    public void A_head_is_read_as_it_was_written(string text, int? sequence, string? hash)
    {
        var head = ChainHead.Read(text);

        Assert.Equal((sequence, hash), ((int?)head?.Sequence, head?.Hash));
        if (head is not null) Assert.Equal(text, head.ToString());
    }

    private static async Task<string> VerifyAsync(TestPortal portal, string? noted)
    {
        var output = new StringWriter { NewLine = "\n" };
        await AuditVerbs.Verify(noted)(portal.Services, output, Cancel);
        return output.ToString();
    }

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Admin, TestUsers.Auditor);
        await portal.HappenAsync(
            portal.Row(EventKind.PasskeyAdded, TestUsers.Ada), portal.Row(EventKind.PasskeyRenamed, TestUsers.Ada), portal.Row(EventKind.PasskeyRemoved, TestUsers.Ada));
        await portal.Services.GetRequiredService<ChainSealer>().SealAllAsync(Cancel);
        return portal;
    }
}
