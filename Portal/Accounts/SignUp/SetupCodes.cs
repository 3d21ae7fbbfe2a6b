using Microsoft.EntityFrameworkCore;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.SignUp;

/// <summary>Makes the one-time addresses that an operator opens or hands out. Only a code's hash is kept.</summary>
internal sealed class SetupCodes(PortalDbContext db, PortalOptions settings, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>
    /// Where the first administrator makes an account; null once there is one. Each call replaces the address before, so that only the
    /// newest line of a log is worth anything.
    /// </summary>
    public Task<string?> FirstRunAddressAsync(CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.Users.AnyAsync(cancel)) return null;

            await db.OneTimeCodes.Where(code => code.Purpose == CodePurpose.Setup).ExecuteDeleteAsync(cancel);
            return await AddAsync(CodePurpose.Setup, role: null, life: null, "/setup", cancel);
        },
        cancel);

    /// <summary>Where one person may sign up within a week.</summary>
    /// <param name="role">The role that the account gets, if any.</param>
    public async Task<string> InvitationAddressAsync(string? role, CancellationToken cancel) =>
        (await AddAsync(CodePurpose.Invite, role, InvitationLife, "/signup", cancel))!;

    private async Task<string?> AddAsync(CodePurpose purpose, string? role, TimeSpan? life, string page, CancellationToken cancel)
    {
        var code = OpaqueHandle.Create();
        var now = clock.GetUtcNow();
        db.OneTimeCodes.Add(new OneTimeCode
        {
            Hash = HandleHash.Of(code),
            Purpose = purpose,
            Role = role,
            CreatedAt = now,
            ExpiresAt = now + life,
        });
        await db.SaveChangesAsync(cancel);
        return $"{settings.Issuer}{page}?code={code}";
    }
}
