using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Components;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Admin;

public sealed class AdminAuditPageTests : ComponentContext, IAdminAudit
{
    private static readonly DateTimeOffset From = new(2030, 2, 28, 23, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly List<AuditFilter> _asked = [];

    public AdminAuditPageTests()
    {
        Services.AddSingleton<IAdminAudit>(this);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    // The overview's link is made before the reader's zone is known as well as after, and may be sent to somebody elsewhere.
    [Theory]
    [InlineData(null, "2030-02-28T23:00:00", "2030-03-01T23:00:00")]
    [InlineData("Europe/Berlin", "2030-03-01T00:00:00", "2030-03-02T00:00:00")]
    [InlineData("Asia/Tokyo", "2030-03-01T08:00:00", "2030-03-02T08:00:00")]
    public void A_link_means_the_same_time_to_everybody_and_is_shown_on_the_readers_clock(string? zone, string from, string until)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(OverviewWords.Audit("signin.failed", From, From.AddDays(1)));

        var page = Show(zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal([new("signin.failed", From: From, Until: From.AddDays(1))], _asked);
        Assert.Equal(from, page.Find(ById("audit-from")).GetAttribute("value"));
        Assert.Equal(until, page.Find(ById("audit-until")).GetAttribute("value"));
    }

    [Fact]
    public void A_time_that_is_typed_is_on_the_readers_clock()
    {
        var page = Show(Berlin);

        page.Find(ById("audit-from")).Change("2030-03-01T00:00:00");
        page.Find(ById("audit-until")).Change("2030-07-01T00:00:00");

        Assert.Equal(new(From: From, Until: new(2030, 6, 30, 22, 0, 0, TimeSpan.Zero)), _asked[^1]);
    }

    [Theory]
    [InlineData("2030-03-01T00:00")]
    [InlineData("yesterday")]
    [InlineData("2030-13-01T00:00:00Z")]
    public void What_is_no_time_in_an_address_bounds_nothing(string from)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/audit?from=" + from);

        Show(Berlin);

        Assert.Equal([new()], _asked);
    }

    public Task<Allowed<IReadOnlyList<string>>> KindsAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of<IReadOnlyList<string>>(["signin.failed"]));

    public Task<Allowed<AuditPage>> ListAsync(AuditFilter filter, AuditPlace place, CancellationToken cancel)
    {
        _asked.Add(filter);
        return Task.FromResult(Allowed.Of(new AuditPage([], Newer: false, Older: false)));
    }

    private IRenderedComponent<AdminAuditPage> Show(TimeZoneInfo? zone) =>
        zone is null ? Render<AdminAuditPage>() : Render<AdminAuditPage>(parameters => parameters.AddCascadingValue(zone));
}
