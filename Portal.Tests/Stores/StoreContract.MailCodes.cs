using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.MailCodes;
using Portal.Data;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Of_many_who_use_a_mailed_code_at_once_on_two_nodes_exactly_one_wins()
    {
        await using var other = await database.OtherNodeAsync();
        IDbContextFactory<PortalDbContext>[] nodes = [database.Store<IDbContextFactory<PortalDbContext>>(), other.GetRequiredService<IDbContextFactory<PortalDbContext>>()];
        var (browser, typed) = await AddMailCodeAsync();
        DateTimeOffset? now = Now;
        var number = 0;

        var winners = await WinnersAsync(async () =>
        {
            await using var db = await nodes[Interlocked.Increment(ref number) % 2].CreateDbContextAsync(Cancel);
            return await MailCodeRules.Fitting(db, browser, typed, Now).ExecuteUpdateAsync(row => row.SetProperty(code => code.EndedAt, now), Cancel) == 1;
        });

        Assert.Equal(1, winners);
    }

    [Fact]
    public async Task Of_many_tries_at_a_mailed_code_at_once_five_are_looked_at()
    {
        var (browser, _) = await AddMailCodeAsync();

        var looked = await WinnersAsync(async () =>
        {
            await using var db = database.Db();
            return await MailCodeRules.Open(db, browser, Now).ExecuteUpdateAsync(row => row.SetProperty(code => code.TriesLeft, code => code.TriesLeft - 1), Cancel) == 1;
        });

        Assert.Equal(MailCodeRules.Tries, looked);
    }

    private async Task<(HandleHash Browser, HandleHash Typed)> AddMailCodeAsync()
    {
        var secret = OpaqueHandle.Create();
        var (browser, typed) = (HandleHash.Of(secret), MailCodeText.HashOf(secret, "7QK2-ZP41"));
        await using var db = database.Db();
        db.MailCodes.Add(new()
        {
            Hash = browser,
            CodeHash = typed,
            UserId = TestUsers.Ada.Id,
            Email = TestUsers.Ada.Email,
            TriesLeft = MailCodeRules.Tries,
            CreatedAt = Now,
            ExpiresAt = Now + MailCodeRules.Life,
        });
        await db.SaveChangesAsync(Cancel);
        return (browser, typed);
    }
}
