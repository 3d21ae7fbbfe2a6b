using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Tests.Support;

/// <summary>A scope of the installation's own.</summary>
internal sealed record TestScope(string Name, string DisplayName, params string[] Resources) : ITestSeed
{
    public void AddTo(PortalDbContext db, DateTimeOffset now) => db.Scopes.Add(new ScopeRow
    {
        Name = Name,
        DisplayName = DisplayName,
        Resources = string.Join(' ', Resources),
        CreatedAt = now,
        UpdatedAt = now,
    });
}
