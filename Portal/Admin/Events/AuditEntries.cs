using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace Portal.Admin.Events;

/// <summary>Events with the names of who and what is in them.</summary>
internal sealed class AuditEntries(PortalDbContext db, IClientStore clients)
{
    public async Task<IReadOnlyList<AuditEntry>> OfAsync(IReadOnlyCollection<SecurityEventRow> rows, CancellationToken cancel)
    {
        var ids = rows.SelectMany(row => new[] { row.UserId, row.ActorId }).OfType<Guid>().Distinct().ToList();
        var people = await db.Users.AsNoTracking()
            .Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.UserName, cancel);
        var apps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var client in rows.Select(row => row.ClientId).OfType<string>().Distinct(StringComparer.Ordinal))
            apps.Add(client, (await clients.FindAsync(client, cancel))?.Name ?? client);

        AuditPerson? Person(Guid? id) => id is null ? null : new(id.Value, people.GetValueOrDefault(id.Value));
        return [.. rows.Select(row => Of(row, Person(row.UserId), Person(row.ActorId), row.ClientId is null ? null : apps[row.ClientId]))];
    }

    private static AuditEntry Of(SecurityEventRow row, AuditPerson? user, AuditPerson? actor, string? app)
    {
        var details = row.Details is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Details)!;
        return new(
            row.Id,
            row.At,
            row.Kind,
            row.Outcome == EventOutcome.Failed,
            details.GetValueOrDefault("reason"),
            user,
            actor,
            row.ClientId,
            app,
            row.SessionId,
            row.Address,
            row.UserAgent,
            row.UserAgent is null ? null : DeviceWords.Of(row.UserAgent),
            row.TraceId,
            details);
    }
}
