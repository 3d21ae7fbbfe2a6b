using Microsoft.EntityFrameworkCore;
using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace Portal.Data.Stores;

/// <summary>
/// Clients that stand in for another one while it is tried out. They are rows like others, so that the engine needs no exception for
/// them; but they live for minutes, and no query finds them that does not ask here.
/// </summary>
internal static class ClientTwins
{
    public const string IdPrefix = "doctor-";

    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Whether an id looks like that of a twin; one of another client may, too.</summary>
    public static bool MayBe(string clientId) => clientId.StartsWith(IdPrefix, StringComparison.Ordinal);

    /// <summary>Whether it is a twin that has had its time.</summary>
    public static bool IsOver(ClientRegistration client, DateTimeOffset now) => client.Origin == ClientOrigin.Doctor && now - client.CreatedAt >= Life;

    public static IQueryable<ClientRegistration> Twins(this PortalDbContext db) =>
        db.Clients.IgnoreQueryFilters().Where(client => client.SearchText == "" && client.Origin == ClientOrigin.Doctor);

    /// <summary>Takes twins away with all that people gave them: consents and grants go with the row.</summary>
    public static Task<int> DeleteTwinsAsync(this PortalDbContext db, IQueryable<ClientRegistration> twins, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var ids = await twins.Select(twin => twin.ClientId).ToListAsync(cancel);
            if (ids.Count == 0) return 0;

            await db.ConsentReceipts.Where(receipt => ids.Contains(receipt.ClientId)).ExecuteDeleteAsync(cancel);
            return await db.Twins().Where(twin => ids.Contains(twin.ClientId)).ExecuteDeleteAsync(cancel);
        },
        cancel);
}
