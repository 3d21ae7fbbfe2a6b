using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>Lock files say what is really restored.</summary>
public sealed class LockFileTests
{
    /// <summary>The tool is not in the solution, so nothing else restores it when the portal gets another package.</summary>
    [Fact]
    public void The_lock_file_of_AddMigration_has_all_that_the_portal_references()
    {
        var tool = Read("eng", "AddMigration");

        var missing = Read("Portal").Except(tool).ToList();

        Assert.True(missing.Count == 0, $"Run dotnet restore eng/AddMigration and commit its lock file: {string.Join(", ", missing)}");
    }

    private static HashSet<(string Name, string Version)> Read(params string[] folder)
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine([Repository.Folder, .. folder, "packages.lock.json"])))!["dependencies"]!["net10.0"]!.AsObject();
        return [.. locked.Where(package => package.Value!["resolved"] is not null).Select(package => (package.Key.ToLowerInvariant(), package.Value!["resolved"]!.GetValue<string>()))];
    }
}
