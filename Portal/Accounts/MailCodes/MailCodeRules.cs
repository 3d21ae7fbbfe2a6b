using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.MailCodes;

/// <summary>
/// When a mailed code may sign somebody in. A mailbox is weaker than a passkey or a second factor, so it never stands in for one: an
/// account that has either is not signed in to by mail.
/// </summary>
internal static class MailCodeRules
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public const int Tries = 5;

    /// <summary>For one account and one address: nobody can fill somebody's mailbox by knowing their name.</summary>
    public const int MostMails = 3;

    public static readonly TimeSpan MailWindow = TimeSpan.FromMinutes(15);

    /// <summary>Why an account gets no code, in a word that stays; null when it may get one.</summary>
    public static string? RefusalOf(PortalUser? account, int recentMails, DateTimeOffset now) => account switch
    {
        null => "no_account",
        { DisabledAt: not null } => "disabled",
        { EmailConfirmed: false } or { Email: null } => "no_address",
        { LockoutEnd: { } until } when until > now => "locked",
        _ when recentMails >= MostMails => "too_many_mails",
        _ => null,
    };

    /// <summary>The one that waits at a browser, until it was tried too often.</summary>
    public static IQueryable<MailCode> Open(PortalDbContext db, HandleHash browser, DateTimeOffset now) => db.MailCodes.Where(code =>
        code.Hash == browser && code.EndedAt == null && code.ExpiresAt > now && code.TriesLeft > 0);

    /// <summary>Ends those of one person. They are not deleted: they count.</summary>
    public static Task EndAllAsync(PortalDbContext db, Guid userId, DateTimeOffset now, CancellationToken cancel) => db.MailCodes
        .Where(code => code.UserId == userId && code.EndedAt == null)
        .ExecuteUpdateAsync(code => code.SetProperty(c => c.EndedAt, now), cancel);

    /// <summary>
    /// Those that a code fits and that sign somebody in: the whole rule is one condition, so that it also holds at the moment in which one
    /// is used up.
    /// </summary>
    public static IQueryable<MailCode> Fitting(PortalDbContext db, HandleHash browser, HandleHash typed, DateTimeOffset now) => db.MailCodes.Where(code =>
        code.Hash == browser && code.CodeHash == typed && code.EndedAt == null && code.ExpiresAt > now
        && db.Users.Any(user => user.Id == code.UserId && user.Email == code.Email && user.EmailConfirmed && user.DisabledAt == null)
        && !db.Passkeys.Any(passkey => passkey.UserId == code.UserId)
        && !db.TotpFactors.Any(factor => factor.UserId == code.UserId));
}
