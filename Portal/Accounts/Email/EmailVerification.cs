using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Mail;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Email;

/// <summary>Finds out whether the owner of an account reads the mail of its address.</summary>
internal sealed class EmailVerification(PortalDbContext db, MailOutbox outbox, CodeLetters letters, SecurityLog log, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>So many mails a day, and no more: who has a browser that was left open must not fill somebody's mailbox.</summary>
    public const int MostADay = 5;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>What the owner of an account can do about its address.</summary>
    public async Task<VerifyEmailView> StateAsync(Guid userId, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancel);
        var state = user.EmailConfirmed ? VerifyEmailState.Verified : outbox.IsOpen && user.Email is not null ? VerifyEmailState.Offer : VerifyEmailState.NoMail;
        return new(state, user.Email, user.UserName);
    }

    /// <summary>Sends a link; links that were sent before end.</summary>
    public async Task<VerifyEmailView> SendAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.AtomicallyAsync(
            async () =>
            {
                var view = await StateAsync(userId, cancel);
                if (view.State != VerifyEmailState.Offer) return view;

                // A write that changes nothing: until the transaction ends, nobody sends another one to this person.
                await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(user => user.SetProperty(u => u.CreatedAt, u => u.CreatedAt), cancel);
                var sent = db.OneTimeCodes.Where(code => code.UserId == userId && code.Purpose == CodePurpose.VerifyEmail);
                var today = await sent.Where(code => code.CreatedAt > now.AddDays(-1)).Select(code => code.CreatedAt).ToListAsync(cancel);
                if (today.Count >= MostADay || today.Exists(at => at > now - Between)) return view with { State = VerifyEmailState.TooMany };

                // Not deleted: they count.
                await sent.Where(code => code.ConsumedAt == null).ExecuteUpdateAsync(code => code.SetProperty(c => c.ConsumedAt, now), cancel);
                await AddAsync(userId, view.Email!, now, cancel);
                return view with { State = VerifyEmailState.Sent };
            },
            cancel);
    }

    /// <summary>What a link is for, without using it.</summary>
    public async Task<VerifyEmailView> JudgeAsync(string code, CancellationToken cancel)
    {
        var found = await (
            from row in Live(HandleHash.Of(code))
            join user in db.Users on row.UserId equals user.Id
            where user.Email == row.Email && user.DisabledAt == null
            select new { user.Email, user.UserName }).SingleOrDefaultAsync(cancel);
        return found is null ? new(VerifyEmailState.Refused) : new(VerifyEmailState.Ask, found.Email, found.UserName);
    }

    /// <summary>Uses a link up. It says nothing of an address that the account has had since.</summary>
    public async Task<VerifyEmailView> ConfirmAsync(string code, CancellationToken cancel)
    {
        var hash = HandleHash.Of(code);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Live(hash).ExecuteUpdateAsync(row => row.SetProperty(r => r.ConsumedAt, now), cancel) != 1) return new(VerifyEmailState.Refused);

        var used = await db.OneTimeCodes.AsNoTracking().SingleAsync(row => row.Hash == hash, cancel);
        var user = await db.Users.SingleOrDefaultAsync(row => row.Id == used.UserId && row.Email == used.Email && row.DisabledAt == null, cancel);
        if (user is null) return new(VerifyEmailState.Refused);

        (user.EmailConfirmed, user.ConcurrencyStamp) = (true, Guid.NewGuid().ToString());
        log.Add(db, new(EventKind.EmailVerified, user.Id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(VerifyEmailState.Refused);
        }

        await transaction.CommitAsync(cancel);
        return new(VerifyEmailState.Verified, user.Email, user.UserName);
    }

    private async Task AddAsync(Guid userId, string email, DateTimeOffset now, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancel);
        var code = OpaqueHandle.Create();
        db.OneTimeCodes.Add(new()
        {
            Hash = HandleHash.Of(code),
            Purpose = CodePurpose.VerifyEmail,
            UserId = userId,
            Email = email,
            CreatedAt = now,
            ExpiresAt = now + Life,
        });
        outbox.Add(db, email, letters.Verification(user, code), Life);
        await db.SaveChangesAsync(cancel);
    }

    private IQueryable<OneTimeCode> Live(HandleHash hash)
    {
        var now = clock.GetUtcNow();
        return db.OneTimeCodes.Where(row => row.Hash == hash && row.Purpose == CodePurpose.VerifyEmail && row.ConsumedAt == null && row.ExpiresAt > now);
    }
}
