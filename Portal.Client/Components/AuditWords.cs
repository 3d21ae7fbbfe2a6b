using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;

namespace Portal.Client.Components;

/// <summary>How the log of events is told to administrators, and asked for.</summary>
internal static class AuditWords
{
    // Whose clock it is must not matter to who follows a link: a reader's zone is not known before the page is live.
    private const string AddressFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>An event's words are for its owner; where they say "you", administrators have words of their own.</summary>
    public static string Kind(IStringLocalizer<AdminWords> own, IStringLocalizer<Words> words, string kind) =>
        First(own["AuditEvent." + kind], words["Event." + kind]) ?? kind;

    public static string? Reason(IStringLocalizer<AdminWords> own, IStringLocalizer<Words> words, string? reason) =>
        reason is null ? null : First(own["AuditReason." + reason], words["Event.Reason." + reason]) ?? reason;

    /// <summary>A time as somebody gave it on their own clock.</summary>
    public static DateTimeOffset? At(DateTime? local, TimeZoneInfo? zone) =>
        local is { Year: > 1 and < 9999 } given ? new DateTimeOffset(given, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(given)) : null;

    /// <summary>What somebody's own clock shows at a time.</summary>
    public static DateTime? Local(DateTimeOffset? at, TimeZoneInfo? zone) =>
        at is { } given ? TimeZoneInfo.ConvertTime(given, zone ?? TimeZoneInfo.Utc).DateTime : null;

    /// <summary>A time as addresses of pages have it: in UTC.</summary>
    public static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(AddressFormat, CultureInfo.InvariantCulture);

    /// <summary>A time that <see cref="Written"/> wrote; null when it is none.</summary>
    public static DateTimeOffset? Read(string? text) => DateTimeOffset.TryParseExact(
        text, AddressFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    /// <summary>Where what a filter finds is downloaded.</summary>
    public static string Export(string format, AuditFilter filter)
    {
        var asked = new Dictionary<string, string?>
        {
            ["format"] = format,
            ["kind"] = filter.Kind,
            ["outcome"] = filter.Failed switch { true => "failed", false => "succeeded", null => null },
            ["user"] = filter.User,
            ["client"] = filter.ClientId,
            ["address"] = filter.Address,
            ["from"] = Exactly(filter.From),
            ["until"] = Exactly(filter.Until),
            ["trace"] = filter.TraceId,
        };
        return "/admin/audit/export" + QueryString.Create(asked.Where(one => !string.IsNullOrEmpty(one.Value)));
    }

    private static string? Exactly(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? First(params LocalizedString[] words) => Array.Find(words, word => !word.ResourceNotFound)?.Value;
}
