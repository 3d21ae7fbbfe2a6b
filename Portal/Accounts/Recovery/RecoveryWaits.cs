using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Recovery;

/// <summary>The time in which the owner of an account can stop a recovery by mail.</summary>
internal sealed class RecoveryWaits(PortalDbContext db, PortalOptions settings, RecoveryWaitNews news, TimeProvider clock)
{
    public async Task<MailedRecovery> JudgeAsync(string code, CancellationToken cancel)
    {
        var (hash, now) = (HandleHash.Of(code), clock.GetUtcNow());
        if (await MailedLinks.Ready(db, hash, settings.Recovery, now).AnyAsync(cancel)) return new(MailedRecoveryState.Ready);

        var owner = await MailedLinks.Good(db, hash, now).Select(row => row.UserId).SingleOrDefaultAsync(cancel);
        if (owner is not { } userId) return new(MailedRecoveryState.Refused);

        return await UntilAsync(userId, cancel) is { } until
            ? new(MailedRecoveryState.Waiting, until)
            : new(MailedRecoveryState.MustWait, WaitHours: (int)settings.Recovery.Wait.TotalHours);
    }

    /// <summary>Begins the waiting time, and tells everybody. The link is used up by it.</summary>
    public async Task<MailedRecovery> BeginAsync(string code, CancellationToken cancel)
    {
        var judged = await JudgeAsync(code, cancel);
        if (judged.State != MailedRecoveryState.MustWait) return judged;

        var (hash, now) = (HandleHash.Of(code), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var owner = await MailedLinks.Good(db, hash, now).Select(row => row.UserId).SingleOrDefaultAsync(cancel);
        var used = await MailedLinks.Good(db, hash, now).ExecuteUpdateAsync(row => row.SetProperty(r => r.ConsumedAt, now), cancel);
        if (used != 1 || owner is not { } userId) return new(MailedRecoveryState.Refused);

        var (stop, until) = (OpaqueHandle.Create(), now + settings.Recovery.Wait);
        db.OneTimeCodes.Add(new()
        {
            Hash = HandleHash.Of(stop),
            Purpose = CodePurpose.RecoveryWait,
            UserId = userId,
            CreatedAt = now,
            ExpiresAt = until + MailedLinks.Finishing,
        });
        await news.BegunAsync(userId, stop, until, cancel);
        await transaction.CommitAsync(cancel);
        return new(MailedRecoveryState.Waiting, until);
    }

    /// <summary>When a recovery of this account is or was over its waiting time; null when there is none.</summary>
    public async Task<DateTimeOffset?> UntilAsync(Guid userId, CancellationToken cancel)
    {
        var begun = await MailedLinks.Waits(db, clock.GetUtcNow()).Where(wait => wait.UserId == userId).Select(wait => (DateTimeOffset?)wait.CreatedAt).ToListAsync(cancel);
        return begun.Min() + settings.Recovery.Wait;
    }

    /// <summary>Whose recovery a link of a mail stops; null when it is not good any more.</summary>
    public Task<Guid?> OwnerAsync(string code, CancellationToken cancel)
    {
        var hash = HandleHash.Of(code);
        return MailedLinks.Waits(db, clock.GetUtcNow()).Where(wait => wait.Hash == hash).Select(wait => wait.UserId).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Stops every recovery of an account. False when there was none.</summary>
    public Task<bool> StopAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var stopped = await MailedLinks.Waits(db, now).Where(wait => wait.UserId == userId).ExecuteUpdateAsync(wait => wait.SetProperty(w => w.ConsumedAt, now), cancel);
            if (stopped == 0) return false;

            // Links that were mailed for it are of no use to whoever wanted them.
            await db.OneTimeCodes
                .Where(row => row.UserId == userId && row.Purpose == CodePurpose.RecoverByMail && row.ConsumedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ConsumedAt, now), cancel);
            await news.StoppedAsync(userId, cancel);
            return true;
        },
        cancel);
}
