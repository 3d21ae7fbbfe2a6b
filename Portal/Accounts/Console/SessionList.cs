using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace Portal.Accounts.Console;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class SessionList(CurrentPerson person, IServiceScopeFactory scopes, IClientStore clients, TimeProvider clock) : IAccountSessions
{
    public async Task<IReadOnlyList<SessionView>?> ListAsync(CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, current)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        var rows = await db.Sessions.AsNoTracking()
            .Where(row => row.UserId == userId && row.EndedAt == null && row.ExpiresAt > now)
            .ToListAsync(cancel);
        var apps = await AppsAsync(db, [.. rows.Select(row => row.Id)], cancel);
        var here = rows.Find(row => row.Id == current)?.IpAddress;
        return [.. rows
            .OrderByDescending(row => row.Id == current)
            .ThenByDescending(row => row.LastSeenAt)
            .Select(row => View(row, current, here, apps))];
    }

    public async Task<bool> EndAsync(Guid id, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return false;

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().EndOwnAsync(userId, id, cancel) == 1;
    }

    public async Task<int> EndOthersAsync(CancellationToken cancel)
    {
        if (await person.FindSessionAsync(cancel) is not var (userId, current)) return 0;

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().EndOthersAsync(userId, current, cancel);
    }

    private static SessionView View(Session row, Guid current, string? here, ILookup<Guid, string> apps) => new(
        row.Id,
        DeviceWords.Of(row.UserAgent),
        row.IpAddress,
        row.Id == current,
        row.Id != current && here is not null && row.IpAddress == here,
        row.CreatedAt,
        row.LastSeenAt,
        [.. apps[row.Id].Distinct().Order(StringComparer.CurrentCulture)]);

    private async Task<ILookup<Guid, string>> AppsAsync(PortalDbContext db, List<Guid> sessions, CancellationToken cancel)
    {
        var used = await db.Grants.AsNoTracking()
            .Where(grant => grant.SessionId != null && sessions.Contains(grant.SessionId.Value))
            .Select(grant => new { Session = grant.SessionId!.Value, grant.ClientId })
            .Distinct()
            .ToListAsync(cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in used.Select(one => one.ClientId).Distinct()) names[id] = (await clients.FindAsync(id, cancel))?.Name ?? id;
        return used.ToLookup(one => one.Session, one => names[one.ClientId]);
    }
}
