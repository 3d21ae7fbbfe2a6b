using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;

namespace Portal.Interactions;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountOverviewPage(CurrentPerson person, IServiceScopeFactory scopes, PortalOptions settings) : IAccountOverview
{
    public async Task<AccountOverview?> ShowAsync(CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, sessionId)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await scope.ServiceProvider.GetRequiredService<AccountViews>().FindAsync(userId, cancel) is not { } account) return null;

        var session = await db.Sessions.AsNoTracking().SingleAsync(row => row.Id == sessionId, cancel);
        return new(
            account,
            await db.Passkeys.CountAsync(passkey => passkey.UserId == userId, cancel),
            // One that nobody may use any more is none.
            settings.Passwords.Enabled && await db.Users.AnyAsync(user => user.Id == userId && user.PasswordHash != null, cancel),
            session.AuthTime,
            session.Acr == Proof.Password.Acr ? "Password" : session.Acr == Proof.PasswordAndCode.Acr ? "Password and code" : "Passkey");
    }
}
