using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Portal.Client.Text;

/// <summary>Says when something was: relative near now, a date further off.</summary>
internal static class RelativeTime
{
    private const int DaysInWords = 14;
    private const int WeeksInWords = 8;

    public static string Ago(IStringLocalizer<Words> words, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ago = now - at;
        return ago switch
        {
            { TotalMinutes: < 1 } => words["Time.JustNow"],
            { TotalMinutes: < 2 } => words["Time.MinuteAgo"],
            { TotalHours: < 1 } => Counted.Of(words["Time.MinutesAgo"], (int)ago.TotalMinutes),
            { TotalHours: < 2 } => words["Time.HourAgo"],
            { TotalDays: < 1 } => Counted.Of(words["Time.HoursAgo"], (int)ago.TotalHours),
            { TotalDays: < 2 } => words["Time.Yesterday"],
            { TotalDays: < DaysInWords } => Counted.Of(words["Time.DaysAgo"], (int)ago.TotalDays),
            { TotalDays: < 7 * WeeksInWords } => Counted.Of(words["Time.WeeksAgo"], (int)ago.TotalDays / 7),
            _ => Date(words, at, zone),
        };
    }

    public static string Date(IStringLocalizer<Words> words, DateTimeOffset at, TimeZoneInfo zone) =>
        Written(words, words["Time.DateFormat"], at, zone);

    /// <summary>To the minute, with the zone's distance from UTC: for the tooltip beside relative words.</summary>
    public static string Exactly(IStringLocalizer<Words> words, DateTimeOffset at, TimeZoneInfo zone) =>
        Written(words, words["Time.ExactFormat"], at, zone);

    private static string Written(IStringLocalizer<Words> words, string format, DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(format, CultureInfo.GetCultureInfo(words["Language.Tag"]));
}
