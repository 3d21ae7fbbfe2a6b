using System.Globalization;
using Portal.Admin.Overview;
using Portal.Client.Contracts.Admin;

namespace Portal.Tests.Admin;

/// <summary>Where the hours and days of an overview begin.</summary>
public sealed class TimeBucketTests
{
    [Theory]
    [InlineData(OverviewRange.Day, "2030-03-01T12:00:00Z", "UTC", "2030-02-28T13:00:00Z", "2030-03-01T13:00:00Z", 24)]
    [InlineData(OverviewRange.Day, "2030-03-01T11:59:59.999Z", "UTC", "2030-02-28T12:00:00Z", "2030-03-01T12:00:00Z", 24)]
    [InlineData(OverviewRange.Day, "2030-03-01T12:00:00Z", "Asia/Kolkata", "2030-02-28T12:30:00Z", "2030-03-01T12:30:00Z", 24)]
    [InlineData(OverviewRange.Week, "2030-03-01T00:00:00Z", "UTC", "2030-02-23T00:00:00Z", "2030-03-02T00:00:00Z", 7)]
    [InlineData(OverviewRange.Week, "2030-03-01T00:00:00Z", "America/New_York", "2030-02-22T05:00:00Z", "2030-03-01T05:00:00Z", 7)]
    [InlineData(OverviewRange.Month, "2030-03-01T23:59:59Z", "UTC", "2030-01-31T00:00:00Z", "2030-03-02T00:00:00Z", 30)]
    [InlineData(OverviewRange.Quarter, "2030-03-01T12:00:00Z", "UTC", "2029-12-02T00:00:00Z", "2030-03-02T00:00:00Z", 90)]
    public void A_range_ends_with_what_goes_on_and_begins_whole(OverviewRange range, string now, string zone, string from, string until, int count)
    {
        var edges = TimeBuckets.Edges(range, At(now), Zone(zone));

        Assert.Equal((At(from), At(until), count), (edges[0], edges[^1], edges.Count - 1));
        Assert.Equal(edges.Order().Distinct(), edges);
        Assert.All(edges, edge => Assert.Equal(TimeSpan.Zero, edge.Offset));
    }

    [Theory]

    // Forward in the night: 23 hours. Back: 25.
    [InlineData("Europe/Berlin", "2030-04-02T12:00:00Z", "2030-03-31", 23)]
    [InlineData("Europe/Berlin", "2030-10-29T12:00:00Z", "2030-10-27", 25)]

    // At midnight itself: the day that has none begins at one, and the one that has two with the first.
    [InlineData("America/Santiago", "2023-09-05T12:00:00Z", "2023-09-03", 23)]
    [InlineData("America/Havana", "2023-11-07T12:00:00Z", "2023-11-05", 25)]
    [InlineData("America/Havana", "2023-03-14T12:00:00Z", "2023-03-12", 23)]
    [InlineData("Asia/Kolkata", "2030-04-02T12:00:00Z", "2030-03-31", 24)]
    public void A_day_on_which_clocks_are_moved_is_one_day(string zone, string now, string day, double hours)
    {
        var place = Zone(zone);
        var edges = TimeBuckets.Edges(OverviewRange.Week, At(now), place);

        var index = Enumerable.Range(0, 7).Single(index => Local(edges[index], place) == DateOnly.Parse(day, CultureInfo.InvariantCulture));
        Assert.Equal(hours, (edges[index + 1] - edges[index]).TotalHours);
        Assert.Equal(8, edges.Select(edge => Local(edge, place)).Distinct().Count());

        // The moment before belongs to the day before.
        Assert.All(edges, edge => Assert.Equal(Local(edge, place).AddDays(-1), Local(edge.AddTicks(-1), place)));
    }

    [Fact]
    public void Each_hour_is_one_hour_when_clocks_are_moved()
    {
        var edges = TimeBuckets.Edges(OverviewRange.Day, At("2030-03-31T12:00:00Z"), Zone("Europe/Berlin"));

        Assert.All(edges.Zip(edges.Skip(1)), pair => Assert.Equal(TimeSpan.FromHours(1), pair.Second - pair.First));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateOnly Local(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
