using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Admin.Lists;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Access;

/// <summary>What matches, as administrators see it.</summary>
internal sealed class AccessList(PortalDbContext db, AccessSearch search, AccessQueries queries)
{
    public Task<ListPage<AccessLine>> ReadAsync(AccessKind kind, AccessQuery query, CancellationToken cancel) => kind switch
    {
        AccessKind.Grants => GrantsAsync(query, cancel),
        AccessKind.Sessions => SessionsAsync(query, cancel),
        AccessKind.Tokens => TokensAsync(query, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The ids of some that match.</summary>
    /// <param name="kept">A session that is left out.</param>
    public async Task<IReadOnlyList<string>> FindAsync(AccessKind kind, AccessQuery query, Guid kept, int most, CancellationToken cancel) => kind switch
    {
        AccessKind.Grants => await queries.Grants(query).Select(row => row.Id).Take(most).ToListAsync(cancel),
        AccessKind.Sessions => [.. (await queries.Sessions(query).Where(row => row.Id != kept).Select(row => row.Id).Take(most).ToListAsync(cancel)).Select(id => id.ToString())],
        AccessKind.Tokens => [.. (await queries.Tokens(query).Select(row => row.Id).Take(most).ToListAsync(cancel)).Select(id => id.ToString())],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private async Task<ListPage<AccessLine>> GrantsAsync(AccessQuery query, CancellationToken cancel)
    {
        var found = await search.GrantsAsync(query, cancel);
        var (rows, total, extent) = await found.ReadAsync(
            AccessSearch.Newest(found.Rows),
            row => new
            {
                row.Id,
                row.UserId,
                row.ClientId,
                row.Scope,
                row.CreatedAt,
                User = db.Users.Where(user => user.Id == row.UserId).Select(user => user.UserName).FirstOrDefault(),
                Client = db.Clients.Where(client => client.ClientId == row.ClientId).Select(client => client.Name).FirstOrDefault(),
                Address = db.Sessions.Where(session => session.Id == row.SessionId).Select(session => session.IpAddress).FirstOrDefault(),
            },
            query.Skip,
            query.Take,
            cancel);
        var lines = rows.Select(row => new AccessLine(row.Id, row.UserId, row.User ?? "", row.Client ?? row.ClientId, row.ClientId, row.Address, row.Scope, row.CreatedAt, null));
        return new([.. lines], total, extent);
    }

    private async Task<ListPage<AccessLine>> SessionsAsync(AccessQuery query, CancellationToken cancel)
    {
        var found = await search.SessionsAsync(query, cancel);
        var (rows, total, extent) = await found.ReadAsync(
            AccessSearch.Newest(found.Rows),
            row => new
            {
                row.Id,
                row.UserId,
                row.UserAgent,
                row.IpAddress,
                row.CreatedAt,
                row.LastSeenAt,
                User = db.Users.Where(user => user.Id == row.UserId).Select(user => user.UserName).FirstOrDefault(),
            },
            query.Skip,
            query.Take,
            cancel);
        var lines = rows.Select(row => new AccessLine(
            row.Id.ToString(), row.UserId, row.User ?? "", DeviceWords.Of(row.UserAgent), null, row.IpAddress, null, row.CreatedAt, row.LastSeenAt));
        return new([.. lines], total, extent);
    }

    private async Task<ListPage<AccessLine>> TokensAsync(AccessQuery query, CancellationToken cancel)
    {
        var found = await search.TokensAsync(query, cancel);
        var (rows, total, extent) = await found.ReadAsync(
            AccessSearch.Newest(found.Rows),
            row => new
            {
                row.Id,
                row.UserId,
                row.Name,
                row.Scope,
                row.CreatedAt,
                row.LastUsedAt,
                User = db.Users.Where(user => user.Id == row.UserId).Select(user => user.UserName).FirstOrDefault(),
            },
            query.Skip,
            query.Take,
            cancel);
        var lines = rows.Select(row => new AccessLine(row.Id.ToString(), row.UserId, row.User ?? "", row.Name, null, null, row.Scope, row.CreatedAt, row.LastUsedAt));
        return new([.. lines], total, extent);
    }
}
