using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Clients;

/// <summary>Gives clients pictures and takes them away. A client has one at most, in a row that goes with it: none is left behind.</summary>
internal sealed class ClientLogoChanges(PortalDbContext db, SecurityLog log)
{
    public async Task<LogoChange> SetAsync(string clientId, byte[] picture, CancellationToken cancel)
    {
        if (picture.Length > ClientLogo.MostBytes) return LogoChange.TooLarge;
        if (PictureType.Of(picture) is not { } type) return LogoChange.NoPicture;

        return await ReplaceAsync(clientId, new() { ClientId = clientId, Hash = ClientLogos.HashOf(picture), Type = type, Content = picture }, cancel);
    }

    public Task<LogoChange> RemoveAsync(string clientId, CancellationToken cancel) => ReplaceAsync(clientId, logo: null, cancel);

    private Task<LogoChange> ReplaceAsync(string clientId, ClientLogoRow? logo, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.HoldClientAsync(clientId, cancel) is not { } client) return LogoChange.Gone;
            if (client.LogoHash == logo?.Hash) return LogoChange.Done;

            var old = await db.ClientLogos.SingleOrDefaultAsync(row => row.ClientId == clientId, cancel);
            var before = Told(old);
            if (old is not null && logo is not null) (old.Hash, old.Type, old.Content) = (logo.Hash, logo.Type, logo.Content);
            else if (logo is not null) db.ClientLogos.Add(logo);
            else if (old is not null) db.ClientLogos.Remove(old);

            client.LogoHash = logo?.Hash;
            var details = new Dictionary<string, string> { ["logo"] = $"{before} → {Told(logo)}" };
            await log.RecordAsync(db, new(EventKind.ClientChanged, UserId: null) { ClientId = clientId, Details = details }, cancel);
            return LogoChange.Done;
        },
        cancel);

    // Enough to know one again, and nothing of what is on it.
    private static string Told(ClientLogoRow? logo) =>
        logo is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{logo.Type}, {logo.Content.Length} B, {logo.Hash}");
}
