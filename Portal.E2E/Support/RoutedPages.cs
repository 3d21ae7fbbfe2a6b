using System.Text.RegularExpressions;

namespace Portal.E2E.Support;

/// <summary>The addresses of all pages, as their sources say: a page that is new tomorrow is among them.</summary>
internal static partial class RoutedPages
{
    public static readonly IReadOnlyList<string> All =
    [
        .. Directory.EnumerateFiles(Path.Combine(PortalBuild.Repository, "Portal.Client", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Page().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["route"].Value)
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("^@page \"(?<route>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Page();
}
