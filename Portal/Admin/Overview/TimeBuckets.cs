using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Overview;

/// <summary>Where hours and days begin in a time zone. The last one is the one that goes on.</summary>
internal static class TimeBuckets
{
    private const int HoursOfADay = 24;

    /// <summary>The edges of the buckets, in UTC: one more than there are buckets.</summary>
    public static IReadOnlyList<DateTimeOffset> Edges(OverviewRange range, DateTimeOffset now, TimeZoneInfo zone) => range switch
    {
        OverviewRange.Day => Hours(now, zone),
        OverviewRange.Week => Days(7, now, zone),
        OverviewRange.Month => Days(30, now, zone),
        OverviewRange.Quarter => Days(90, now, zone),
    };

    private static List<DateTimeOffset> Hours(DateTimeOffset now, TimeZoneInfo zone)
    {
        // Not all zones are whole hours away from UTC.
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var hour = new DateTimeOffset(local.Ticks - (local.Ticks % TimeSpan.TicksPerHour), local.Offset).ToUniversalTime();
        return [.. Enumerable.Range(1 - HoursOfADay, HoursOfADay + 1).Select(step => hour.AddHours(step))];
    }

    private static List<DateTimeOffset> Days(int count, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return [.. Enumerable.Range(1 - count, count + 1).Select(step => Midnight(today.AddDays(step), zone))];
    }

    // Where clocks are put back over midnight, there are two: the day begins with the first. Where they are put forward at midnight there
    // is none: the offset from before leads to the moment at which it is done.
    private static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone)
    {
        var offset = zone.IsAmbiguousTime(day) ? zone.GetAmbiguousTimeOffsets(day).Max() : zone.GetUtcOffset(day);
        return new DateTimeOffset(day, offset).ToUniversalTime();
    }
}
