using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Stores;
using Portal.Interactions;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Leaving;

/// <summary>Everything that the portal knows about a person, in one document; no hashes, keys or other secrets.</summary>
internal sealed class AccountExport(PortalDbContext db, GivenClaims claims, SecurityLog log, TimeProvider clock)
{
    /// <summary>Null when there is no such account.</summary>
    public async Task<JsonObject?> WriteAsync(Guid userId, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == userId, cancel) is not { } user) return null;

        await log.RecordAsync(db, new(EventKind.AccountExported, userId), cancel);
        return new()
        {
            ["exported_at"] = clock.GetUtcNow(),
            ["account"] = new JsonObject
            {
                ["sub"] = user.Id,
                ["user_name"] = user.UserName,
                ["created_at"] = user.CreatedAt,
                ["has_password"] = user.PasswordHash is not null,
                ["has_authenticator_app"] = await db.TotpFactors.AnyAsync(factor => factor.UserId == userId, cancel),
                ["recovery_codes_left"] = await db.RecoveryCodes.CountAsync(code => code.UserId == userId, cancel),
                ["claims"] = ProfileClaims.ClaimsOf(user, await Memberships.OfAsync(db, userId, cancel)),
            },
            ["passkeys"] = await PasskeysAsync(userId, cancel),
            ["sessions"] = await SessionsAsync(userId, cancel),
            ["connected_apps"] = await ConsentsAsync(userId, cancel),
            ["released_claims"] = await ReleasedAsync(userId, cancel),
            ["consent_receipts"] = await ReceiptsAsync(userId, cancel),
            ["access_tokens"] = await TokensAsync(userId, cancel),
            ["events"] = await EventsAsync(userId, cancel),
        };
    }

    private async Task<JsonArray> PasskeysAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.Passkeys.AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["id"] = Base64Url.Encode(row.CredentialId),
            ["name"] = row.Data.Name,
            ["kept_by"] = PasskeyViews.Of(row).Provider,
            ["synced"] = row.Data.IsBackedUp,
            ["created_at"] = row.Data.CreatedAt,
            ["last_used_at"] = row.LastUsedAt,
            ["last_used_on"] = row.LastUsedOn,
        })];
    }

    private async Task<JsonArray> SessionsAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.Sessions.AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["id"] = row.Id,
            ["device"] = DeviceWords.Of(row.UserAgent),
            ["user_agent"] = row.UserAgent,
            ["address"] = row.IpAddress,
            ["signed_in_at"] = row.CreatedAt,
            ["last_seen_at"] = row.LastSeenAt,
            ["ended_at"] = row.EndedAt,
            ["acr"] = row.Acr,
            ["amr"] = row.Amr,
        })];
    }

    private async Task<JsonArray> ConsentsAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.Consents.AsNoTracking()
            .Where(row => row.UserId == userId)
            .Join(db.Clients, row => row.ClientId, client => client.ClientId, (row, client) => new { Consent = row, client.Metadata })
            .ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["client_id"] = row.Consent.ClientId,
            ["client_name"] = ClientJson.Read(row.Metadata).ClientName,
            ["scope"] = row.Consent.Scope,
            ["first_given_at"] = row.Consent.GivenAt,
            ["last_given_at"] = row.Consent.UpdatedAt,
        })];
    }

    // Not within the connected apps: an app that was disconnected keeps what it got.
    private async Task<JsonArray> ReleasedAsync(Guid userId, CancellationToken cancel)
    {
        var given = (await claims.ListAsync(userId, cancel)).SelectMany(client => client);
        return [.. given.Select(claim => new JsonObject
        {
            ["client_id"] = claim.ClientId,
            ["name"] = claim.Name,
            ["released_in"] = claim.Place,
            ["first_released_at"] = claim.FirstAt,
            ["last_released_at"] = claim.LastAt,
        })];
    }

    private async Task<JsonArray> ReceiptsAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.ConsentReceipts.AsNoTracking().Where(row => row.UserId == userId).OrderBy(row => row.At).ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["id"] = row.Id,
            ["client_id"] = row.ClientId,
            ["client_name"] = row.ClientName,
            ["decision"] = row.Allowed ? "allow" : "deny",
            ["scope"] = row.Scope,
            ["claims"] = row.Claims,
            ["at"] = row.At,
        })];
    }

    private async Task<JsonArray> TokensAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.PersonalAccessTokens.AsNoTracking().Where(row => row.UserId == userId).ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["name"] = row.Name,
            ["scope"] = row.Scope,
            ["created_at"] = row.CreatedAt,
            ["expires_at"] = row.ExpiresAt,
            ["last_used_at"] = row.LastUsedAt,
            ["ended_at"] = row.RevokedAt,
        })];
    }

    private async Task<JsonArray> EventsAsync(Guid userId, CancellationToken cancel)
    {
        var rows = await db.SecurityEvents.AsNoTracking().Where(row => row.UserId == userId).OrderBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Select(row => new JsonObject
        {
            ["at"] = row.At,
            ["kind"] = row.Kind,
            ["outcome"] = row.Outcome.ToString(),
            ["client_id"] = row.ClientId,
            ["session_id"] = row.ByAnother ? null : row.SessionId,
            ["address"] = row.ByAnother ? null : row.Address,
            ["user_agent"] = row.ByAnother ? null : row.UserAgent,
            ["details"] = row.Details is null ? null : JsonNode.Parse(row.Details),
        })];
    }
}
