using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;

namespace Portal.Accounts.Security;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountSecurity(FreshProof proof, IServiceScopeFactory scopes, PortalOptions settings, TimeProvider clock) : IAccountSecurity
{
    public async Task<SecurityView?> ShowAsync(CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == who.UserId, cancel);
        return new(
            user.UserName ?? "",
            who.Fresh,
            settings.Passwords.Enabled,
            user.PasswordHash is not null,
            user.PasswordHash is not null && !who.WithPasskey,
            await db.Passkeys.AnyAsync(passkey => passkey.UserId == who.UserId, cancel),
            await db.TotpFactors.Where(factor => factor.UserId == who.UserId).Select(factor => (DateTimeOffset?)factor.CreatedAt).SingleOrDefaultAsync(cancel),
            await scope.ServiceProvider.GetRequiredService<RecoveryCodes>().LeftAsync(who.UserId, cancel),
            await db.Sessions.CountAsync(row => row.UserId == who.UserId && row.Id != who.SessionId && row.EndedAt == null && row.ExpiresAt > now, cancel));
    }
}
