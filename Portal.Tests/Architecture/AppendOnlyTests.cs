using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>Events are added and read. What seals, prunes and takes people out of them is in one folder.</summary>
public sealed partial class AppendOnlyTests
{
    private static readonly string Chain = Path.Combine("Audit", "Chain") + Path.DirectorySeparatorChar;

    [Fact]
    public void Nothing_else_changes_events_or_the_ends_of_their_chain()
    {
        var host = Path.Combine(Repository.Folder, "Portal");
        var code = Directory.EnumerateFiles(host, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(host, file).StartsWith(Chain, StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(host, file).StartsWith("obj", StringComparison.Ordinal))
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(code);
        Assert.Empty(code.SelectMany(file => Offences(File.ReadAllText(file)).Select(statement => $"{file}: {statement}")));
    }

    [Theory]
    [InlineData("db.SecurityEvents.Where(row => row.Id == 1).ExecuteDeleteAsync(cancel);")]
    [InlineData("var row = await db.SecurityEvents\n    .SingleAsync(row => row.Id == 1, cancel);")]
    [InlineData("await db.AuditChain.ExecuteUpdateAsync(row => row.SetProperty(r => r.SealedTo, 0));")]
    [InlineData("db.SecurityEvents.Remove(row);")]
    [InlineData("db.Set<SecurityEventRow>().RemoveRange(rows);")]
    [InlineData("db.Database.ExecuteSqlRaw(\"DELETE FROM \\\"SecurityEvents\\\"\");")]
    public void What_could_change_them_is_found(string code) => Assert.Single(Offences(code));

    [Theory]
    [InlineData("db.SecurityEvents.Add(new SecurityEventRow());")]
    [InlineData("var rows = await db.SecurityEvents.AsNoTracking().ToListAsync(cancel);")]
    [InlineData("var at = await db.SecurityEvents.Select(row => row.At).FirstAsync(cancel);")]
    public void What_only_adds_or_reads_is_none_of_it(string code) => Assert.Empty(Offences(code));

    private static IEnumerable<string> Offences(string code) => Statements().Matches(code)
        .Select(statement => statement.Value)
        .Where(statement => Changes().IsMatch(statement) || (Loads().IsMatch(statement) && !LoadsNoEntities().IsMatch(statement)));

    [GeneratedRegex(@"[^;{}]*\b(?:SecurityEvents|AuditChain|Set<SecurityEventRow>|Set<AuditChainRow>)\b?[^;]*")]
    private static partial Regex Statements();

    [GeneratedRegex(@"ExecuteUpdate|ExecuteDelete|ExecuteSql|\.Remove|\.Update|\.Attach|\.AsTracking|\.Entry\(")]
    private static partial Regex Changes();

    [GeneratedRegex(@"\.(?:ToList|ToArray|ToDictionary|Single|First|Last|Find|AsAsyncEnumerable)")]
    private static partial Regex Loads();

    [GeneratedRegex(@"\.AsNoTracking\(|\.Select\(")]
    private static partial Regex LoadsNoEntities();
}
