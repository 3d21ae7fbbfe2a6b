using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ActivityPageTests : ComponentContext, IAccountActivity
{
    private readonly QuietAccount _account = new();
    private readonly List<ActivityEntry> _happened = [];

    public ActivityPageTests()
    {
        Services.AddSingleton<IAccountActivity>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void What_happened_is_told_in_plain_words_with_the_way_out_for_those_who_did_not_do_it()
    {
        Happen("passkey.added", about: "MacBook");
        Happen("signin.failed", reason: "wrong_password");

        var page = Render<ActivityPage>();

        var rows = page.FindAll(ById("activity-row"));
        Assert.Contains("Somebody tried to sign in", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("The password was wrong.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Passkey added", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("MacBook", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["/account/sessions", "/account/passkeys", "/account/security"], page.FindAll(ById("activity-not-you") + " a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_reason_without_words_is_left_out()
    {
        Happen("signin.failed", reason: "made_up");

        Assert.DoesNotContain("made_up", Render<ActivityPage>().Find(ById("activity-row")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_anything_happened_the_page_says_what_it_is_for() => Assert.NotNull(Render<ActivityPage>().Find(ById("activity-empty")));

    [Fact]
    public async Task Older_ones_follow_below_and_newer_ones_appear_above_by_themselves()
    {
        for (var i = 0; i < 5; i++) Happen("signin.succeeded");
        var page = Render<ActivityPage>();
        Assert.Equal(2, page.FindAll(ById("activity-row")).Count);
        await page.Find(ById("activity-older")).ClickAsync();
        Assert.Equal(4, page.FindAll(ById("activity-row")).Count);

        Happen("passkey.removed");
        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(ById("activity-row")).Count));
        Assert.Equal("passkey.removed", page.Find(ById("activity-row")).GetAttribute("data-kind"));
    }

    public Task<ActivityList?> ListAsync(long? before, CancellationToken cancel)
    {
        var rest = _happened.Where(entry => before is null || entry.Id < before).OrderByDescending(entry => entry.Id).ToList();
        return Task.FromResult<ActivityList?>(new([.. rest.Take(2)], rest.Count > 2));
    }

    private void Happen(string kind, string? about = null, string? reason = null) => _happened.Add(new(
        _happened.Count + 1, kind, FakeClock.Start, "Firefox on Linux", "203.0.113.7", about, reason, Failed: reason is not null, Here: false));
}
