using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.SecondFactors;

/// <summary>
/// Codes for when nothing else is at hand: shown once, kept as hashes, each used up by one statement. With 80 random bits each, a plain
/// hash is enough and guessing is hopeless.
/// </summary>
internal sealed class RecoveryCodes(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    public const int Count = 10;

    private const int RandomBytes = 10;
    private const int Letters = 16;
    private const int GroupLetters = 4;

    /// <summary>Ten new codes; whatever was left of the old ones ends.</summary>
    /// <returns>As they are shown: <c>7QK2-ZP4M-0W8D-XHTJ</c>.</returns>
    public Task<IReadOnlyList<string>> ReplaceAsync(Guid userId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            // A write that changes nothing: of two that replace at once, the second waits and replaces the first one's.
            await db.Users.Where(user => user.Id == userId).ExecuteUpdateAsync(user => user.SetProperty(u => u.CreatedAt, u => u.CreatedAt), cancel);
            await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancel);
            IReadOnlyList<string> codes = [.. Enumerable.Range(0, Count).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(RandomBytes), Base32.ForPaper))];
            var now = clock.GetUtcNow();
            db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Hash = HashOf(userId, code)!.Value, UserId = userId, CreatedAt = now }));
            await log.RecordAsync(db, new(EventKind.RecoveryCodesCreated, userId), cancel);
            return (IReadOnlyList<string>)[.. codes.Select(code => string.Join('-', code.Chunk(GroupLetters).Select(group => new string(group))))];
        },
        cancel);

    public Task<int> LeftAsync(Guid userId, CancellationToken cancel) => Unused(userId).CountAsync(cancel);

    /// <summary>True when this one may be used now; it stays unused.</summary>
    public async Task<bool> IsGoodAsync(Guid userId, HandleHash hash, CancellationToken cancel) =>
        await Unused(userId).AnyAsync(code => code.Hash == hash, cancel);

    /// <summary>Uses one up.</summary>
    public Task<bool> TakeAsync(Guid userId, HandleHash hash, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var used = await Unused(userId).Where(code => code.Hash == hash).ExecuteUpdateAsync(code => code.SetProperty(c => c.UsedAt, now), cancel);
            if (used != 1) return false;

            await log.RecordAsync(db, new(EventKind.RecoveryCodeUsed, userId), cancel);
            return true;
        },
        cancel);

    public Task<int> RemoveAsync(Guid userId, CancellationToken cancel) =>
        db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancel);

    /// <summary>What is looked up for a code as somebody typed it; null when it cannot be one.</summary>
    public static HandleHash? HashOf(Guid userId, string typed)
    {
        if (typed.Length > 4 * Letters) return null;

        var clean = new string([.. typed.ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not '-').Select(Read)]);
        return clean.Length == Letters && clean.All(Base32.ForPaper.Contains) ? HandleHash.Of($"{userId}:{clean}") : null;
    }

    // Letters that were left out because they look like digits.
    private static char Read(char letter) => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => letter,
    };

    private IQueryable<RecoveryCode> Unused(Guid userId) => db.RecoveryCodes.Where(code => code.UserId == userId && code.UsedAt == null);
}
