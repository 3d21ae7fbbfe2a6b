using Microsoft.EntityFrameworkCore;
using Portal.Client.Text;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Stores;

namespace Portal.Interactions;

/// <summary>What an operator calls the scopes that the installation adds, in the reader's language where there are words in it.</summary>
internal sealed class OperatorScopeWords(PortalDbContext db)
{
    public async Task<IReadOnlyDictionary<string, (string Title, string Description)>> ReadAsync(IEnumerable<string> scopes, CancellationToken cancel)
    {
        var names = scopes.Distinct().ToList();
        var rows = await db.Scopes.AsNoTracking()
            .Where(scope => names.Contains(scope.Name))
            .Select(scope => new { scope.Name, scope.DisplayName, scope.Description, scope.Translations, scope.Claims })
            .ToListAsync(cancel);
        return rows.ToDictionary(
            row => row.Name,
            row => With(ScopeTranslations.InReadersLanguage(row.Translations, row.DisplayName, row.Description), SpaceList.Read(row.Claims)));
    }

    // Whatever the operator's words say: what goes out of the account is always told.
    private static (string Title, string Description) With((string Title, string Description) words, IReadOnlyList<string> claims)
    {
        if (claims.Count == 0) return words;

        var told = Words.Of("Scope.Carries", string.Join(Words.Of("Scope.Carries.Join"), claims.Select(claim => ClaimWords.Of(claim) ?? claim)));
        return (words.Title, words.Description.Length == 0 ? told : words.Description + " " + told);
    }
}
