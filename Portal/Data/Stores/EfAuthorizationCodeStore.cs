using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Authorization codes.</summary>
internal sealed class EfAuthorizationCodeStore(IDbContextFactory<PortalDbContext> contexts) : IAuthorizationCodeStore
{
    public async Task AddAsync(HandleHash handle, AuthorizationCode code, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.AuthorizationCodes.Add(new AuthorizationCodeRow
        {
            HandleHash = handle,
            Grant = code.Grant.ToRow(),
            RedirectUri = code.RedirectUri,
            CodeChallenge = code.CodeChallenge,
            Nonce = code.Nonce,
            ExpiresAt = code.ExpiresAt,
            RedeemedAt = code.RedeemedAt,
        });
        await db.SaveChangesAsync(cancel);
    }

    public async Task<AuthorizationCode?> FindAsync(HandleHash handle, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.AuthorizationCodes.AsNoTracking()
            .Include(code => code.Grant.Releases)
            .FirstOrDefaultAsync(code => code.HandleHash == handle, cancel);
        return row is null
            ? null
            : new(row.Grant.ToGrant(), row.RedirectUri, row.CodeChallenge, row.Nonce, row.ExpiresAt) { RedeemedAt = row.RedeemedAt };
    }

    public async Task<bool> TryRedeemAsync(
        HandleHash handle, DateTimeOffset at, NewRefreshToken? refreshToken, ClaimRelease? release, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The condition is what lets only one caller win: the database changes the row for whoever comes first and finds nothing for the others.
        var won = await db.AuthorizationCodes
            .Where(code => code.HandleHash == handle && code.RedeemedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.RedeemedAt, at), cancel) == 1;
        if (!won) return false;

        if (refreshToken is not null) db.RefreshTokens.Add(refreshToken.ToRow());
        await db.NoteAsync(release, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AuthorizationCodes.Where(code => code.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }
}
