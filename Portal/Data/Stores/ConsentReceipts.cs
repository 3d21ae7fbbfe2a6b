using Portal.Audit;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Data.Stores;

/// <summary>Writes down a decision: as a receipt for the person, and in the log of events.</summary>
internal sealed class ConsentReceipts(IClientStore clients, EfScopeStore scopes, SecurityLog log)
{
    public async ValueTask<ConsentReceiptRow> DraftAsync(
        Guid userId, string clientId, ScopeSet scope, bool allowed, DateTimeOffset at, CancellationToken cancel)
    {
        var client = await clients.FindAsync(clientId, cancel);
        var own = (await scopes.ListAsync(cancel)).Where(defined => scope.Contains(defined.Name)).SelectMany(defined => defined.Claims);
        return new()
        {
            UserId = userId,
            ClientId = clientId,
            ClientName = client?.Name ?? clientId,
            Allowed = allowed,
            Scope = scope.ToString(),
            Claims = string.Join(' ', scope.SelectMany(StandardScopes.ClaimsOf).Concat(own).Distinct()),
            PolicyUri = client?.Metadata.PolicyUri,
            TosUri = client?.Metadata.TosUri,
            At = at,
        };
    }

    /// <summary>Adds both to what the context saves next.</summary>
    public void Add(PortalDbContext db, ConsentReceiptRow receipt)
    {
        db.ConsentReceipts.Add(receipt);
        log.Add(db, new(receipt.Allowed ? EventKind.ConsentGiven : EventKind.ConsentRefused, receipt.UserId)
        {
            ClientId = receipt.ClientId,
            Details = new Dictionary<string, string> { ["scope"] = receipt.Scope, ["receipt"] = receipt.Id.ToString() },
        });
    }
}
