using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Registration;

/// <summary>Tokens that each let one client register itself. RFC 7591 §1.2</summary>
internal sealed class InitialAccessTokens(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <param name="note">What whoever makes it wants to know it by.</param>
    /// <returns>The raw token; only its hash is kept.</returns>
    public async Task<string> CreateAsync(string? note, TimeSpan life, CancellationToken cancel)
    {
        var token = OpaqueHandle.Create();
        var now = clock.GetUtcNow();
        db.OneTimeCodes.Add(new() { Hash = HandleHash.Of(token), Purpose = CodePurpose.Registration, Note = note, CreatedAt = now, ExpiresAt = now + life });
        await log.RecordAsync(db, Told(EventKind.InitialAccessTokenCreated, note), cancel);
        return token;
    }

    /// <summary>All that are remembered, the newest first.</summary>
    public Task<List<OneTimeCode>> ListAsync(CancellationToken cancel) =>
        db.OneTimeCodes.AsNoTracking().Where(code => code.Purpose == CodePurpose.Registration).OrderByDescending(code => code.CreatedAt).Take(200).ToListAsync(cancel);

    /// <returns>False when it was used or revoked before.</returns>
    public Task<bool> RevokeAsync(HandleHash token, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var note = await db.OneTimeCodes.Where(code => code.Hash == token).Select(code => code.Note).FirstOrDefaultAsync(cancel);
            var revoked = await db.OneTimeCodes
                .Where(code => code.Hash == token && code.Purpose == CodePurpose.Registration && code.ConsumedAt == null)
                .ExecuteDeleteAsync(cancel) == 1;
            if (revoked) await log.RecordAsync(db, Told(EventKind.InitialAccessTokenRevoked, note), cancel);
            return revoked;
        },
        cancel);

    private static SecurityEvent Told(EventKind kind, string? note) =>
        new(kind, UserId: null) { Details = note is null ? null : new Dictionary<string, string> { ["note"] = note } };
}
