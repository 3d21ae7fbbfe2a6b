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
internal sealed class OwnReceipts(PortalDbContext db, OperatorScopeWords words, PageContext page) : IConsentReceipts
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ConsentReceipt>> ListAsync(CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return [];

        return await ViewAsync(await Of(userId).OrderByDescending(row => row.At).Take(Most).ToListAsync(cancel), cancel);
    }

    public async Task<ConsentReceipt?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return null;

        return await ViewAsync(await Of(userId).Where(row => row.Id == id).ToListAsync(cancel), cancel) is [var receipt] ? receipt : null;
    }

    private IQueryable<ConsentReceiptRow> Of(Guid userId) => db.ConsentReceipts.AsNoTracking().Where(row => row.UserId == userId);

    private async Task<IReadOnlyList<ConsentReceipt>> ViewAsync(List<ConsentReceiptRow> rows, CancellationToken cancel)
    {
        var own = await words.ReadAsync(rows.SelectMany(row => SpaceList.Read(row.Scope)), cancel);
        return [.. rows.Select(row => new ConsentReceipt(
            row.Id,
            row.ClientId,
            row.ClientName,
            row.Allowed,
            [.. SpaceList.Read(row.Scope).Select(scope => ScopeWords.Of(scope, own, ScopeSet.Empty, ScopeSet.Empty))],
            SpaceList.Read(row.Claims),
            row.At,
            ClientViews.WebAddress(row.PolicyUri),
            ClientViews.WebAddress(row.TosUri)))];
    }
}
