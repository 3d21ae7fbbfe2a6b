using Microsoft.EntityFrameworkCore;
using Portal.Accounts.MailCodes;
using Portal.Audit.Chain;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.Devices;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.Settings;

namespace Portal.Hosting;

/// <summary>Deletes rows that have had their day.</summary>
internal sealed class Sweep(
    IDbContextFactory<PortalDbContext> contexts, IAuthorizationCodeStore codes, IDeviceCodeStore devices, IRefreshTokenStore refreshTokens, ChainPruning events, LiveSettings live)
{
    // What is gone is refused just the same when it is presented again; it only no longer ends its grant.
    private static readonly TimeSpan ReplayMatters = TimeSpan.FromDays(7);

    // Somebody has been told the id of an error, and tells an administrator.
    private static readonly TimeSpan LookedUp = TimeSpan.FromDays(7);

    // People look back at where they were signed in, and operators at who used an invitation.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    // As far back as the overview looks.
    private static readonly TimeSpan Counted = TimeSpan.FromDays(90);

    public async Task<int> DeleteAsync(DateTimeOffset now, CancellationToken cancel) =>
        await codes.DeleteExpiredAsync(now - ReplayMatters, cancel)
        + await devices.DeleteExpiredAsync(now - ReplayMatters, cancel)
        + await refreshTokens.DeleteExpiredAsync(now - ReplayMatters, cancel)
        + await events.PruneAsync(now.AddDays(-live.Now.Audit.RetentionDays), cancel)
        + await DeleteTwinsAsync(now, cancel)
        + await DeleteOwnRowsAsync(now, now - Remembered, cancel);

    // Of runs that nobody came back from.
    private async Task<int> DeleteTwinsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var over = now - ClientTwins.Life;
        return await db.DeleteTwinsAsync(db.Twins().Where(twin => twin.CreatedAt <= over), cancel);
    }

    private async Task<int> DeleteOwnRowsAsync(DateTimeOffset now, DateTimeOffset old, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var deleted = await db.PasskeyCeremonies.Where(ceremony => ceremony.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        deleted += await db.SignInAttempts.Where(attempt => attempt.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        deleted += await db.RevokedTokens.Where(token => token.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        deleted += await db.UsedAssertions.Where(assertion => assertion.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        deleted += await db.FailedRequests.Where(request => request.At < now - LookedUp).ExecuteDeleteAsync(cancel);
        deleted += await db.RegistrationAttempts.Where(attempt => attempt.At < old).ExecuteDeleteAsync(cancel);
        var tried = now - UserCodeTries.Window;
        deleted += await db.UserCodeTries.Where(one => one.At < tried).ExecuteDeleteAsync(cancel);
        deleted += await db.Sessions.Where(session => session.ExpiresAt < old || session.EndedAt < old).ExecuteDeleteAsync(cancel);
        deleted += await db.MailOutbox.Where(mail => mail.GiveUpAt < now).ExecuteDeleteAsync(cancel);
        var counting = now - Counted;
        deleted += await db.EndpointHours.Where(row => row.Hour < counting).ExecuteDeleteAsync(cancel);
        // Those that ended still count against the next ones for a while.
        var counted = now - MailCodeRules.MailWindow;
        deleted += await db.MailCodes.Where(code => code.CreatedAt < counted).ExecuteDeleteAsync(cancel);
        // Mailed links of nobody, which only make an unknown name look like a known one.
        deleted += await db.OneTimeCodes
            .Where(code => code.Purpose == CodePurpose.RecoverByMail && code.UserId == null && code.ExpiresAt < now)
            .ExecuteDeleteAsync(cancel);
        deleted += await db.OneTimeCodes.Where(code => code.ExpiresAt < old || code.ConsumedAt < old).ExecuteDeleteAsync(cancel);

        // No access token lives for as long as this, and without a code or refresh token no new one can come of the grant. While its
        // session goes on, the grant tells that the client took part in it and is to be told when it ends.
        deleted += await db.Grants
            .Where(grant => grant.CreatedAt < old
                && !db.Sessions.Any(session => session.Id == grant.SessionId && session.EndedAt == null)
                && !db.AuthorizationCodes.Any(code => code.GrantId == grant.Id)
                && !db.RefreshTokens.Any(token => token.GrantId == grant.Id))
            .ExecuteDeleteAsync(cancel);
        return deleted;
    }
}
