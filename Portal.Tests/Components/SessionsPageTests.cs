using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class SessionsPageTests : ComponentContext, IAccountSessions
{
    private readonly QuietAccount _account = new();
    private readonly List<SessionView> _sessions =
    [
        new(Guid.NewGuid(), "Firefox on Linux", "203.0.113.7", Current: true, SameAddress: false, FakeClock.Start.AddDays(-2), FakeClock.Start, []),
        new(Guid.NewGuid(), "Safari on iPhone", "198.51.100.4", Current: false, SameAddress: false, FakeClock.Start.AddDays(-9), FakeClock.Start.AddHours(-5), ["Harbor Notes", "دفتر"]),
    ];

    private bool _signedOut;

    public SessionsPageTests()
    {
        Services.AddSingleton<IAccountSessions>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void This_browser_is_marked_and_is_left_by_the_sign_out_page()
    {
        var rows = Render<SessionsPage>().FindAll(ById("session-row"));

        Assert.Contains("This browser", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/signout", rows[0].QuerySelector(ById("session-signout"))!.GetAttribute("href"));
        Assert.Null(rows[0].QuerySelector(ById("session-end")));
        Assert.Contains("198.51.100.4", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Apps used from here: Harbor Notes, دفتر", rows[1].QuerySelector(ById("session-apps"))!.TextContent.Trim());
    }

    [Fact]
    public async Task Another_one_is_signed_out_and_said_so()
    {
        var page = Render<SessionsPage>();

        await page.Find(ById("session-end")).ClickAsync();

        Assert.Single(page.FindAll(ById("session-row")));
        Assert.Equal("Safari on iPhone is signed out.", page.Find(ById("sessions-said")).TextContent);
        Assert.Empty(page.FindAll(ById("sessions-end-others")));
    }

    [Fact]
    public async Task All_others_are_signed_out_after_one_question()
    {
        var page = Render<SessionsPage>();
        await page.Find(ById("sessions-end-others")).ClickAsync();
        Assert.Equal(2, page.FindAll(ById("session-row")).Count);

        await page.Find(ById("sessions-end-others-confirm")).ClickAsync();

        Assert.Single(page.FindAll(ById("session-row")));
        Assert.Contains("One other sign-in", page.Find(ById("sessions-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_elsewhere_goes_from_the_list_by_itself()
    {
        var page = Render<SessionsPage>();
        _sessions.RemoveAt(1);

        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(ById("session-row"))));
    }

    [Fact]
    public async Task A_session_that_ended_leads_to_sign_in_and_back()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/account/sessions");
        var left = new TaskCompletionSource<string>();
        Services.GetRequiredService<NavigationManager>().LocationChanged += (_, to) => left.TrySetResult(to.Location);
        Render<SessionsPage>();

        await _account.Seen.Writer.WriteAsync(AccountNews.SignedOut, Xunit.TestContext.Current.CancellationToken);

        var address = await left.Task.WaitAsync(TimeSpan.FromSeconds(5), Xunit.TestContext.Current.CancellationToken);
        Assert.EndsWith("/signin?return=/account/sessions", address, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_signed_out_already_is_sent_to_sign_in()
    {
        _signedOut = true;

        Render<SessionsPage>();

        Assert.EndsWith("/signin?return=/account/sessions", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    public Task<IReadOnlyList<SessionView>?> ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SessionView>?>(_signedOut ? null : [.. _sessions]);

    public Task<bool> EndAsync(Guid id, CancellationToken cancel) => Task.FromResult(_sessions.RemoveAll(session => session.Id == id) == 1);

    public Task<int> EndOthersAsync(CancellationToken cancel) => Task.FromResult(_sessions.RemoveAll(session => !session.Current));
}
