using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Registration;

/// <summary>Makes tokens that each let one client register itself. RFC 7591 §1.2</summary>
internal sealed class InitialAccessTokens(PortalDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <returns>The raw token; only its hash is kept.</returns>
    public async Task<string> CreateAsync(CancellationToken cancel)
    {
        var token = OpaqueHandle.Create();
        var now = clock.GetUtcNow();
        db.OneTimeCodes.Add(new() { Hash = HandleHash.Of(token), Purpose = CodePurpose.Registration, CreatedAt = now, ExpiresAt = now + Life });
        await db.SaveChangesAsync(cancel);
        return token;
    }
}
