using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;

namespace Portal.Client.Components;

/// <summary>How the log of events is told to administrators, and asked for.</summary>
internal static class AuditWords
{
    /// <summary>How addresses have a time on the reader's own clock.</summary>
    public const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>An event's words are for its owner; where they say "you", administrators have words of their own.</summary>
    public static string Kind(IStringLocalizer<AdminWords> own, IStringLocalizer<Words> words, string kind) =>
        First(own["AuditEvent." + kind], words["Event." + kind]) ?? kind;

    public static string? Reason(IStringLocalizer<AdminWords> own, IStringLocalizer<Words> words, string? reason) =>
        reason is null ? null : First(own["AuditReason." + reason], words["Event.Reason." + reason]) ?? reason;

    /// <summary>A time as somebody gave it on their own clock.</summary>
    public static DateTimeOffset? At(DateTime? local, TimeZoneInfo? zone) =>
        local is { Year: > 1 and < 9999 } given ? new DateTimeOffset(given, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(given)) : null;

    /// <summary>A time on somebody's own clock, as addresses have it; null when it is none.</summary>
    public static DateTime? Local(string? text) =>
        DateTime.TryParseExact(text, LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;

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
            ["from"] = Written(filter.From),
            ["until"] = Written(filter.Until),
            ["trace"] = filter.TraceId,
        };
        return "/admin/audit/export" + QueryString.Create(asked.Where(one => !string.IsNullOrEmpty(one.Value)));
    }

    private static string? Written(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? First(params LocalizedString[] words) => Array.Find(words, word => !word.ResourceNotFound)?.Value;
}
