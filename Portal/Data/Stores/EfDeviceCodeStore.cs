using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Device codes and the codes that devices show.</summary>
internal sealed class EfDeviceCodeStore(IDbContextFactory<PortalDbContext> contexts) : IDeviceCodeStore
{
    public async Task<bool> TryAddAsync(HandleHash handle, DeviceCode code, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.DeviceCodes.Add(new DeviceCodeRow
        {
            HandleHash = handle,
            UserCodeHash = code.UserCode,
            ClientId = code.ClientId,
            Scope = code.Scope.ToString(),
            Address = code.Origin.Address,
            Agent = code.Origin.Agent,
            CreatedAt = code.CreatedAt,
            ExpiresAt = code.ExpiresAt,
            IntervalSeconds = (int)code.Interval.TotalSeconds,
            NextPollAt = code.NextPollAt,
        });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another device shows it; anything else that is wrong is not to be tried again.
            if (!await db.DeviceCodes.AnyAsync(other => other.UserCodeHash == code.UserCode, cancel)) throw;
            return false;
        }
    }

    public Task<DeviceCode?> FindAsync(HandleHash handle, CancellationToken cancel) => FindAsync(code => code.HandleHash == handle, cancel);

    public Task<DeviceCode?> FindByUserCodeAsync(HandleHash userCode, CancellationToken cancel) => FindAsync(code => code.UserCodeHash == userCode, cancel);

    public async Task<bool> TryNotePollAsync(HandleHash handle, DateTimeOffset expected, DateTimeOffset next, TimeSpan interval, CancellationToken cancel)
    {
        var seconds = (int)interval.TotalSeconds;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.DeviceCodes
            .Where(code => code.HandleHash == handle && code.NextPollAt == expected)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.NextPollAt, next).SetProperty(code => code.IntervalSeconds, seconds), cancel) == 1;
    }

    public async Task<bool> TryDecideAsync(HandleHash userCode, DateTimeOffset at, Grant? grant, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // The code refers to the grant, so the grant is there first; for whoever loses, it goes again with the transaction.
        if (grant is not null) db.Grants.Add(grant.ToRow());
        await db.SaveChangesAsync(cancel);
        var grantId = grant?.Id;
        var won = await db.DeviceCodes
            .Where(code => code.UserCodeHash == userCode && code.DecidedAt == null && code.ExpiresAt > at)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.DecidedAt, at).SetProperty(code => code.GrantId, grantId), cancel) == 1;
        if (won) await transaction.CommitAsync(cancel);
        return won;
    }

    public async Task<bool> TryRedeemAsync(
        HandleHash handle, DateTimeOffset at, NewRefreshToken? refreshToken, ClaimRelease? release, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // As with authorization codes: the database changes the row for whoever comes first and finds nothing for the others.
        var won = await db.DeviceCodes
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
        return await db.DeviceCodes.Where(code => code.ExpiresAt < before).ExecuteDeleteAsync(cancel);
    }

    private async Task<DeviceCode?> FindAsync(Expression<Func<DeviceCodeRow, bool>> which, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.DeviceCodes.AsNoTracking()
            .Include(code => code.Grant!.Releases)
            .FirstOrDefaultAsync(which, cancel);
        return row is null
            ? null
            : new(row.ClientId, row.UserCodeHash, ScopeSet.Of(SpaceList.Read(row.Scope)), new(row.Address, row.Agent), row.CreatedAt, row.ExpiresAt)
            {
                Interval = TimeSpan.FromSeconds(row.IntervalSeconds),
                NextPollAt = row.NextPollAt,
                DecidedAt = row.DecidedAt,
                Grant = row.Grant?.ToGrant(),
                RedeemedAt = row.RedeemedAt,
            };
    }
}
