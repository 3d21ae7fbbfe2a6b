using Portal.Client.Components;

namespace Portal.Tests.Components;

public sealed class AuditWordsTests
{
    [Fact]
    public void What_is_downloaded_is_asked_for_by_the_whole_filter() => Assert.Equal(
        "/admin/audit/export?format=csv&kind=signin.failed&outcome=failed&user=a%26b%20c&client=https%3A%2F%2Fapp.test%2F&address=%3A%3A1&from=2026-03-01T00%3A00%3A00.0000000Z&until=2026-03-02T00%3A00%3A00.0000000Z&trace=t",
        AuditWords.Export("csv", new("signin.failed", true, "a&b c", "https://app.test/", "::1", Midnight(1), Midnight(2), "t")));

    [Fact]
    public void A_filter_that_is_open_asks_for_everything() =>
        Assert.Equal("/admin/audit/export?format=json", AuditWords.Export("json", new(User: "", Address: null)));

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData(null)]
    public void A_time_out_of_all_bounds_is_none(string? given) =>
        Assert.Null(AuditWords.At(given is null ? null : DateTime.Parse(given, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.Utc));

    [Fact]
    public void A_time_is_on_the_readers_clock()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(9), "east", "east");

        Assert.Equal(Midnight(1), AuditWords.At(new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Unspecified), zone));
    }

    // The clock shows half past two twice that night; a link must not lose which of them it was.
    [Fact]
    public void A_time_in_an_address_is_read_back_as_it_was()
    {
        var second = new DateTimeOffset(2026, 10, 25, 1, 30, 15, TimeSpan.Zero);

        Assert.Equal(second, AuditWords.Read(AuditWords.Written(second.ToOffset(TimeSpan.FromHours(1)))));
    }

    private static DateTimeOffset Midnight(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
