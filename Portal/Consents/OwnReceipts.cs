using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.Interactions;
using Portal.OpenId.Protocol;

namespace Portal.Consents;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class OwnReceipts(CurrentPerson person, IServiceScopeFactory scopes) : IConsentReceipts
{
    private const int Most = 200;

    public Task<IReadOnlyList<ConsentReceipt>?> ListAsync(CancellationToken cancel) =>
        ReadAsync(own => own.OrderByDescending(row => row.At).Take(Most), cancel);

    public async Task<ConsentReceipt?> FindAsync(Guid id, CancellationToken cancel) =>
        await ReadAsync(own => own.Where(row => row.Id == id), cancel) is [var receipt] ? receipt : null;

    private async Task<IReadOnlyList<ConsentReceipt>?> ReadAsync(
        Func<IQueryable<ConsentReceiptRow>, IQueryable<ConsentReceiptRow>> which, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return null;

        await using var scope = scopes.CreateAsyncScope();
        var all = scope.ServiceProvider.GetRequiredService<PortalDbContext>().ConsentReceipts.AsNoTracking();
        var rows = await which(all.Where(row => row.UserId == userId)).ToListAsync(cancel);
        var words = await scope.ServiceProvider.GetRequiredService<OperatorScopeWords>().ReadAsync(rows.SelectMany(row => SpaceList.Read(row.Scope)), cancel);
        return [.. rows.Select(row => new ConsentReceipt(
            row.Id,
            row.ClientId,
            row.ClientName,
            row.Allowed,
            [.. SpaceList.Read(row.Scope).Select(name => ScopeWords.Of(name, words, ScopeSet.Empty, ScopeSet.Empty))],
            SpaceList.Read(row.Claims),
            row.At,
            ClientViews.WebAddress(row.PolicyUri),
            ClientViews.WebAddress(row.TosUri)))];
    }
}
