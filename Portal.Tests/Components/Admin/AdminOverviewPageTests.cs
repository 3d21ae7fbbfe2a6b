using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.Tests.Support;
using Radzen.Blazor;

namespace Portal.Tests.Components.Admin;

public sealed class AdminOverviewPageTests : ComponentContext, IAdminOverview
{
    private static readonly DateTimeOffset Midnight = new(2030, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(OverviewRange Range, string? Zone)> _asked = [];
    private OverviewParts _failures = new([], Capped: false);
    private OverviewState _state = new(0, 0, 0, []);
    private bool _full;

    public AdminOverviewPageTests()
    {
        Services.AddSingleton<IAdminOverview>(this);
        ComponentFactories.AddStub<RadzenChart>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Where_nothing_happened_yet_each_part_says_so()
    {
        var page = Render<AdminOverviewPage>();

        Assert.Equal([(OverviewRange.Week, null)], _asked);
        Assert.Contains("Nobody signed in", page.Find(ById("overview-signins")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Nobody signed in", page.Find(ById("overview-methods")).TextContent, StringComparison.Ordinal);
        Assert.Contains("No sign-in failed", page.Find(ById("overview-failures")).TextContent, StringComparison.Ordinal);
        Assert.Contains("No app got tokens", page.Find(ById("overview-tokens")).TextContent, StringComparison.Ordinal);
        Assert.Contains("No requests", page.Find(ById("overview-endpoints")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
        Assert.Empty(page.FindAll(ById("overview-attention")));
    }

    [Fact]
    public void Each_chart_says_its_numbers_in_words_and_in_a_table_and_leads_to_the_events()
    {
        _full = true;
        _failures = new([new("wrong_password", 3), new("no_such_reason", 1)], Capped: true);
        _state = new(1_234, 5, 6, [new(AttentionKind.NoMail), new(AttentionKind.Unreviewed, 2)]);

        var page = Render<AdminOverviewPage>();

        Assert.Equal("1,234", page.Find(ById("overview-users")).TextContent);
        Assert.Equal(["NoMail", "Unreviewed"], page.FindAll(ById("overview-attention") + " li").Select(item => item.GetAttribute("data-kind")));
        Assert.Equal("Sign-ins: 8. Failed: 4. People who signed in: 2.", page.Find(ById("overview-signins-say")).TextContent);
        Assert.Equal("With a passkey: 75 % of all sign-ins.", page.Find(ById("overview-methods-say")).TextContent);
        Assert.Equal(["1 Mar", "8", "4", "28 Feb", "0", "0"], Cells(page, "overview-signins"));
        Assert.Equal(["Passkey", "6", "75 %", "Password", "2", "25 %"], Cells(page, "overview-methods"));
        Assert.Equal("no_such_reason", Cells(page, "overview-failures")[3]);
        Assert.NotNull(page.Find(ById("overview-failures-capped")));
        Assert.Equal("/admin/audit?kind=signin.failed&from=2030-02-28T00%3A00%3A00Z&until=2030-03-02T00%3A00%3A00Z", page.Find(ById("overview-failures-events")).GetAttribute("href"));
        Assert.Equal("/admin/audit?kind=signin.succeeded&from=2030-03-01T00%3A00%3A00Z&until=2030-03-02T00%3A00%3A00Z", page.Find(ById("overview-signins-table") + " a").GetAttribute("href"));
        Assert.Contains("Average 12 ms · slowest 345 ms · requests: 6,789", page.Find(ById("overview-endpoints")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_range_is_what_the_address_says_and_days_are_the_readers()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin?range=30d");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        var page = Render<AdminOverviewPage>(parameters => parameters.AddCascadingValue(zone));

        Assert.Equal([(OverviewRange.Month, "Asia/Tokyo")], _asked);
        Assert.Equal("30 days", page.Find(ById("overview-ranges") + " [aria-current]").TextContent);
    }

    public Task<Allowed<OverviewNumbers>> NumbersAsync(OverviewRange range, string? zone, CancellationToken cancel)
    {
        _asked.Add((range, zone));
        var none = new OverviewParts([], Capped: false);
        var signIns = new[] { new SignInBucket(Midnight.AddDays(-1), Midnight, 0, 0), new SignInBucket(Midnight, Midnight.AddDays(1), _full ? 8 : 0, _full ? 4 : 0) };
        var methods = _full ? new OverviewParts([new("phr", 6), new("pwd", 2)], Capped: false) : none;
        return Task.FromResult(Allowed.Of(new OverviewNumbers(
            Midnight.AddDays(-1), Midnight.AddDays(1), signIns, methods, _failures, none, 2, _full ? [new("GET /signin", 6_789, 1, 12.3, 345)] : [])));
    }

    public Task<Allowed<OverviewState>> StateAsync(CancellationToken cancel) => Task.FromResult(Allowed.Of(_state));

    private static List<string> Cells(IRenderedComponent<AdminOverviewPage> page, string chart) =>
        [.. page.FindAll(ById(chart) + " tbody th, " + ById(chart) + " tbody td").Select(cell => cell.TextContent.Trim())];
}
