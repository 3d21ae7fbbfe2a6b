using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Interactions;

/// <summary>What an operator calls the scopes that the installation adds.</summary>
internal sealed class OperatorScopeWords(PortalDbContext db)
{
    public async Task<IReadOnlyDictionary<string, (string Title, string Description)>> ReadAsync(IEnumerable<string> scopes, CancellationToken cancel)
    {
        var names = scopes.Distinct().ToList();
        return await db.Scopes.AsNoTracking()
            .Where(scope => names.Contains(scope.Name))
            .ToDictionaryAsync(scope => scope.Name, scope => (scope.DisplayName, scope.Description ?? ""), cancel);
    }
}
