using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace Portal.E2E.Support;

/// <summary>Where a failed test leaves what its browsers and portals showed.</summary>
internal static partial class Artefacts
{
    public static string FolderOf(ITest test)
    {
        var name = Unfit().Replace(test.TestDisplayName, "_");
        return Directory.CreateDirectory(Path.Combine(PortalBuild.Repository, "TestResults", "e2e", name[..Math.Min(name.Length, 150)])).FullName;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}
