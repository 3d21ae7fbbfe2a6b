using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Data;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Recovery;

/// <summary>
/// Lets the owner of an account back in: what they show is judged at the beginning, and used up at the end, in the transaction that adds
/// the new way to sign in. Whoever closes the page in between has lost nothing.
/// </summary>
internal sealed class Recoveries(PortalDbContext db, AccountFinder accounts, RecoveryCodes codes, RecoveryLinks links, RecoveryEnd end)
{
    /// <summary>The account and what to use up, for a code from paper. An unknown name costs the same work.</summary>
    public async Task<(Guid UserId, HandleHash Hash)?> JudgeAsync(string userName, string code, CancellationToken cancel)
    {
        var user = await accounts.FindAsync(userName, cancel);
        var userId = user is { DisabledAt: null } ? user.Id : Guid.Empty;
        var hash = RecoveryCodes.HashOf(userId, code) ?? HandleHash.Of("");
        return await codes.IsGoodAsync(userId, hash, cancel) ? (userId, hash) : null;
    }

    /// <summary>The same for an operator's address.</summary>
    public async Task<(Guid UserId, HandleHash Hash)?> JudgeAsync(string link, CancellationToken cancel)
    {
        var hash = HandleHash.Of(link);
        return await links.FindAsync(hash, cancel) is { } userId && await IsUsableAsync(userId, cancel) ? (userId, hash) : null;
    }

    /// <summary>Uses up what the ticket was given for, within the transaction that adds the new way in. Of any number of callers one may go on.</summary>
    public async Task<bool> EnterAsync(RecoveryTicket ticket, CancellationToken cancel)
    {
        var hash = new HandleHash(ticket.Hash);
        var taken = ticket.Kind switch
        {
            RecoveryKind.Code => await codes.TakeAsync(ticket.UserId, hash, cancel),
            RecoveryKind.Link => await links.TakeAsync(hash, cancel),
            _ => false,
        };
        return taken && await IsUsableAsync(ticket.UserId, cancel);
    }

    /// <inheritdoc cref="RecoveryEnd.FinishAsync"/>
    public Task FinishAsync(RecoveryTicket ticket, CancellationToken cancel) => end.FinishAsync(ticket, cancel);

    private Task<bool> IsUsableAsync(Guid userId, CancellationToken cancel) => db.Users.AnyAsync(user => user.Id == userId && user.DisabledAt == null, cancel);
}
