using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace Portal.Admin.Clients;

/// <summary>The clients that match, found and put in order by the database: an index has all that is searched and shown.</summary>
internal static class ClientList
{
    public const int LongestPage = 100;

    public static async Task<ListPage<ClientLine>> ReadAsync(PortalDbContext db, ClientQuery query, CancellationToken cancel)
    {
        var found = Matching(db.Clients.AsNoTracking(), query);
        var rows = await InOrder(found, query)
            .Skip(Math.Max(0, query.Skip))
            .Take(Math.Clamp(query.Take, 1, LongestPage))
            .Select(row => new { row.ClientId, row.Name, row.Kind, row.Origin, row.Enabled, row.CreatedAt, row.ApprovedAt })
            .ToListAsync(cancel);
        var lines = rows.Select(row => new ClientLine(row.ClientId, row.Name, row.Kind, SourceOf(row.Origin), row.Enabled, row.CreatedAt) { ApprovedAt = row.ApprovedAt });
        return new([.. lines], await found.CountAsync(cancel));
    }

    public static ClientLine LineOf(ClientRegistration row) => new(row.ClientId, row.Name, row.Kind, SourceOf(row.Origin), row.Enabled, row.CreatedAt) { ApprovedAt = row.ApprovedAt };

    private static IQueryable<ClientRegistration> Matching(IQueryable<ClientRegistration> clients, ClientQuery query)
    {
        if (query.Search?.Trim() is { Length: > 0 } search)
        {
            var text = ClientRegistration.Searched(search);
            clients = clients.Where(row => row.SearchText.Contains(text));
        }

        if (query.Approved is { } approved) clients = approved ? clients.Where(row => row.ApprovedAt != null) : clients.Where(row => row.ApprovedAt == null);
        if (query.Kind is { } kind) clients = clients.Where(row => row.Kind == kind);
        return query.Source switch
        {
            null => clients,
            ClientSource.Administrator => clients.Where(row => row.Origin == ClientOrigin.Administrator),
            ClientSource.Registration => clients.Where(row => row.Origin != ClientOrigin.Administrator),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Source, null),
        };
    }

    private static IOrderedQueryable<ClientRegistration> InOrder(IQueryable<ClientRegistration> clients, ClientQuery query) => (query.Sort, query.Descending) switch
    {
        (ClientSort.ClientId, false) => clients.OrderBy(row => row.ClientId),
        (ClientSort.ClientId, true) => clients.OrderByDescending(row => row.ClientId),
        (ClientSort.Created, false) => clients.OrderBy(row => row.CreatedAt).ThenBy(row => row.ClientId),
        (ClientSort.Created, true) => clients.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.ClientId),
        (_, false) => clients.OrderBy(row => row.SearchText).ThenBy(row => row.ClientId),
        (_, true) => clients.OrderByDescending(row => row.SearchText).ThenByDescending(row => row.ClientId),
    };

    private static ClientSource SourceOf(ClientOrigin origin) => origin == ClientOrigin.Administrator ? ClientSource.Administrator : ClientSource.Registration;
}
