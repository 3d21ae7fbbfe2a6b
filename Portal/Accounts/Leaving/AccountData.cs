using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Security;
using Portal.Client.Contracts;
using Portal.Data;
using Portal.Interactions;
using Portal.OpenId.Clients;

namespace Portal.Accounts.Leaving;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountData(FreshProof proof, IServiceScopeFactory scopes, IClientStore clients) : IAccountData
{
    public async Task<AccountDataView?> ShowAsync(CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await scope.ServiceProvider.GetRequiredService<AccountViews>().FindAsync(who.UserId, cancel) is not { } account) return null;

        var ids = await db.Consents.Where(consent => consent.UserId == who.UserId).Select(consent => consent.ClientId).ToListAsync(cancel);
        var names = new List<string>();
        foreach (var id in ids) names.Add((await clients.FindAsync(id, cancel))?.Name ?? id);
        return new(
            account,
            [.. names.Order(StringComparer.CurrentCulture)],
            await db.Sessions.CountAsync(session => session.UserId == who.UserId && session.EndedAt == null, cancel),
            who.Fresh,
            await scope.ServiceProvider.GetRequiredService<Administrators>().IsLastAsync(who.UserId, cancel));
    }
}
