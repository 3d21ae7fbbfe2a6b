using System.Text.RegularExpressions;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>The one-time address that an empty portal prints.</summary>
internal static partial class SettingUp
{
    /// <summary>The newest one.</summary>
    public static string SetupAddress(this ProcessLog log) => log.SetupAddresses()[^1];

    public static IReadOnlyList<string> SetupAddresses(this ProcessLog log) => [.. Printed().Matches(log.Text).Select(match => match.Value)];

    [GeneratedRegex(@"http://localhost:\d+/setup\?code=[\w-]+")]
    private static partial Regex Printed();
}
