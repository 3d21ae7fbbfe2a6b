using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;

namespace Portal.Client.Components;

/// <summary>How the overview is told. Its words are English.</summary>
internal static class OverviewWords
{
    /// <summary>The ranges as addresses have them.</summary>
    public static IReadOnlyList<(string Word, OverviewRange Range)> Ranges { get; } =
        [("24h", OverviewRange.Day), ("7d", OverviewRange.Week), ("30d", OverviewRange.Month), ("90d", OverviewRange.Quarter)];

    /// <summary>The range that an address means; a week where it says nothing that is known.</summary>
    public static OverviewRange Range(string? word) => Ranges.FirstOrDefault(one => one.Word == word, Ranges[1]).Range;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(long part, long whole) => (whole == 0 ? 0 : (double)part / whole).ToString("0 %", CultureInfo.InvariantCulture);

    public static string Milliseconds(double count) => count.ToString(count < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);

    /// <summary>An hour or a day, as a chart has room for.</summary>
    public static string Bucket(DateTimeOffset from, TimeZoneInfo? zone, bool hourly) =>
        Local(from, zone).ToString(hourly ? "HH:mm" : "d MMM", CultureInfo.InvariantCulture);

    public static string Passkeys(IStringLocalizer<AdminWords> own, OverviewParts methods) =>
        own["Overview.MethodsSay", Share(methods.Parts.Where(part => part.Name == "phr").Sum(part => part.Count), methods.Total)];

    public static string Method(IStringLocalizer<AdminWords> own, string acr) => Known(own["OverviewMethod." + acr]) ?? Unsaid(own, acr);

    public static string Reason(IStringLocalizer<AdminWords> own, IStringLocalizer<Words> words, string reason) =>
        reason.Length == 0 ? own["Overview.Unsaid"] : AuditWords.Reason(own, words, reason)!;

    // urn:ietf:params:oauth:grant-type:device_code says no more than device_code.
    public static string Grant(IStringLocalizer<AdminWords> own, string grantType) => Unsaid(own, grantType[(grantType.LastIndexOf(':') + 1)..]);

    /// <summary>The events that were counted, in the log of events.</summary>
    public static string Audit(string kind, DateTimeOffset from, DateTimeOffset until) => "/admin/audit" + QueryString.Create(
        new Dictionary<string, string?> { ["kind"] = kind, ["from"] = AuditWords.Written(from), ["until"] = AuditWords.Written(until) });

    private static DateTimeOffset Local(DateTimeOffset at, TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc);

    private static string Unsaid(IStringLocalizer<AdminWords> own, string name) => name.Length == 0 ? own["Overview.Unsaid"] : name;

    private static string? Known(LocalizedString word) => word.ResourceNotFound ? null : word.Value;
}
