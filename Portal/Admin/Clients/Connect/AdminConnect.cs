using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Stores;
using Portal.OpenId;

namespace Portal.Admin.Clients.Connect;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a context of its own.</remarks>
internal sealed class AdminConnect(IDbContextFactory<PortalDbContext> contexts, IOptions<OpenIdOptions> options) : IAdminConnect
{
    public async Task<Allowed<ConnectGuide?>> ShowAsync(string clientId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var row = await db.Clients.AsNoTracking().SingleOrDefaultAsync(client => client.ClientId == clientId, cancel);
        if (row is null) return Allowed.Of<ConnectGuide?>(null);

        var recipes = ConnectRecipes.For(options.Value.Issuer, row.ClientId, row.Kind, ClientJson.Read(row.Metadata), ClientMembers.Of(row));
        return Allowed.Of<ConnectGuide?>(new(row.ClientId, row.Name, recipes));
    }
}
