using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Console;
using Portal.Accounts.Recovery;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.Consents;
using Portal.Data;
using Portal.Tokens;

namespace Portal.Interactions;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountOverviewPage(CurrentPerson person, IServiceScopeFactory scopes, PortalOptions settings, TimeProvider clock) : IAccountOverview
{
    private const int AppsShown = 3;

    public async Task<AccountOverview?> ShowAsync(CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, sessionId)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await scope.ServiceProvider.GetRequiredService<AccountViews>().FindAsync(userId, cancel) is not { } account) return null;

        var session = await db.Sessions.AsNoTracking().SingleAsync(row => row.Id == sessionId, cancel);
        var user = await db.Users.AsNoTracking().SingleAsync(row => row.Id == userId, cancel);
        var overview = new AccountOverview(
            account,
            await db.Passkeys.CountAsync(passkey => passkey.UserId == userId, cancel),
            // One that nobody may use any more is none.
            settings.Passwords.Enabled && user.PasswordHash is not null,
            session.AuthTime,
            WayOf(session.Acr));
        return await WithListsAsync(scope.ServiceProvider, db, overview with { EmailVerified = user.EmailConfirmed }, userId, sessionId, cancel);
    }

    private static string WayOf(string acr) =>
        acr == Proof.Password.Acr ? Words.Of("Way.Password")
        : acr == Proof.PasswordAndCode.Acr ? Words.Of("Way.PasswordAndCode")
        : acr == Proof.MailCode.Acr ? Words.Of("Way.MailCode")
        : Words.Of("Way.Passkey");

    private async Task<AccountOverview> WithListsAsync(
        IServiceProvider services, PortalDbContext db, AccountOverview overview, Guid userId, Guid sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var apps = await services.GetRequiredService<GivenConsents>().ListAsync(userId, cancel);
        var before = await db.SecurityEvents.AsNoTracking()
            .Where(row => row.UserId == userId && row.Kind == EventKind.SignInSucceeded.Name && row.SessionId != sessionId)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancel);
        return overview with
        {
            RecoveryUntil = await services.GetRequiredService<RecoveryWaits>().UntilAsync(userId, cancel),
            RecoveryCodes = await services.GetRequiredService<RecoveryCodes>().LeftAsync(userId, cancel),
            Before = before is null ? null : ActivityViews.Of(before, sessionId, app: null),
            OtherSessions = await db.Sessions.CountAsync(
                row => row.UserId == userId && row.Id != sessionId && row.EndedAt == null && row.ExpiresAt > now, cancel),
            Apps = [.. apps.Take(AppsShown).Select(app => app.Client.Name)],
            AppCount = apps.Count,
            Tokens = (await services.GetRequiredService<PersonalAccessTokens>().ListAsync(userId, cancel)).Count,
        };
    }
}
