using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Client.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class RelativeTimeTests : ComponentContext
{
    private IStringLocalizer<Words> Words => Services.GetRequiredService<IStringLocalizer<Words>>();

    [Theory]
    [InlineData(-30, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "a minute ago")]
    [InlineData(5 * 60, "5 minutes ago")]
    [InlineData(3600, "an hour ago")]
    [InlineData(23.9 * 3600, "23 hours ago")]
    [InlineData(24 * 3600, "yesterday")]
    [InlineData(13 * 86400, "13 days ago")]
    [InlineData(15 * 86400, "2 weeks ago")]
    [InlineData(100 * 86400, "21 Nov 2029")]
    public void Near_now_it_is_relative_and_further_off_a_date(double seconds, string words) =>
        Assert.Equal(words, RelativeTime.Ago(Words, FakeClock.Start.AddSeconds(-seconds), FakeClock.Start, TimeZoneInfo.Utc));

    [Theory]
    [InlineData(60, "قبل دقيقة")]
    [InlineData(2 * 60, "قبل دقيقتين")]
    [InlineData(10 * 60, "قبل 10 دقائق")]
    [InlineData(11 * 60, "قبل 11 دقيقة")]
    [InlineData(3 * 86400, "قبل 3 أيام")]
    [InlineData(13 * 86400, "قبل 13 يومًا")]
    [InlineData(15 * 86400, "قبل أسبوعين")]
    [InlineData(100 * 86400, "21 نوفمبر 2029")]
    public void Arabic_counts_in_three_ways(double seconds, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ar");

        Assert.Equal(words, RelativeTime.Ago(Words, FakeClock.Start.AddSeconds(-seconds), FakeClock.Start, TimeZoneInfo.Utc));
    }

    [Fact]
    public void The_exact_time_is_the_readers()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

        Assert.Equal("1 Mar 2030, 17:30 UTC+05:30", RelativeTime.Exactly(Words, FakeClock.Start, zone));
    }
}
