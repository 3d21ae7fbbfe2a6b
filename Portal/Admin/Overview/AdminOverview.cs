using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Overview;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminOverview(IServiceScopeFactory scopes, TimeProvider clock) : IAdminOverview
{
    public async Task<Allowed<OverviewNumbers>> NumbersAsync(OverviewRange range, string? zone, CancellationToken cancel)
    {
        var edges = TimeBuckets.Edges(range, clock.GetUtcNow(), ZoneOf(zone));
        var (from, until) = (edges[0], edges[^1]);
        await using var scope = scopes.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<EventCounts>();
        return Allowed.Of(new OverviewNumbers(
            from,
            until,
            await events.SignInsAsync(edges, cancel),
            await events.PartsAsync(EventKind.SignInSucceeded, "acr", from, until, cancel),
            await events.PartsAsync(EventKind.SignInFailed, "reason", from, until, cancel),
            await events.PartsAsync(EventKind.TokenIssued, "grant_type", from, until, cancel),
            await events.ActiveUsersAsync(from, until, cancel),
            await scope.ServiceProvider.GetRequiredService<SlowEndpoints>().ReadAsync(from, until, cancel)));
    }

    public async Task<Allowed<OverviewState>> StateAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        return Allowed.Of(new OverviewState(
            await db.Users.LongCountAsync(cancel),
            await db.Clients.LongCountAsync(cancel),
            await db.Sessions.LongCountAsync(session => session.EndedAt == null && session.ExpiresAt > now, cancel),
            await scope.ServiceProvider.GetRequiredService<AttentionList>().ReadAsync(now, cancel)));
    }

    private static TimeZoneInfo ZoneOf(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
