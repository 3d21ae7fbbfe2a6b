using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Admin;

public sealed class ChainPageTests : ComponentContext, IAdminAuditChain
{
    private readonly TaskCompletionSource<ChainVerdict> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ChainHead? _noted;
    private IProgress<ChainProgress>? _progress;

    public ChainPageTests()
    {
        Services.AddSingleton<IAdminAuditChain>(this);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_check_shows_how_far_it_is_and_what_came_of_it()
    {
        var page = Render<AdminChainPage>();
        Assert.Equal("7:abc", page.Find(ById("chain-head")).TextContent);
        Assert.NotNull(page.Find(ById("chain-waiting")));
        await page.Find(ById("chain-noted")).ChangeAsync(" 5:xyz ");
        var check = page.Find(ById("chain-check")).ClickAsync();
        _progress!.Report(new(3, 7));
        await page.WaitForStateAsync(() => page.Find(ById("chain-progress")).GetAttribute("value") == "3");

        _answer.SetResult(new(7, Clock.Now, Clock.Now, new(7, "abc"), Break: null, NotedHead.Found));
        await check;

        Assert.Equal(new(5, "xyz"), _noted);
        Assert.Equal(
            ["The log holds. Sealed events: 7, from 2030-03-01 12:00 UTC to 2030-03-01 12:00 UTC.", "The head that you noted is part of it."], Said(page));
        Assert.Contains("done", page.Find(ById("chain-said")).ClassList);
        Assert.Empty(page.FindAll(ById("chain-progress")));
    }

    [Fact]
    public async Task A_break_is_told_with_its_place()
    {
        var page = Render<AdminChainPage>();
        _answer.SetResult(new(3, Clock.Now, Clock.Now, new(3, "abc"), new(ChainBreakKind.Changed, 4, 44, Clock.Now), NotedHead.None));

        await page.Find(ById("chain-check")).ClickAsync();

        Assert.Equal(
            [
                "The log does not hold. Events before this place that do: 3.",
                "Event 4 says something else than when it was sealed.",
                "Its id is 44, its time 2030-03-01 12:00 UTC.",
            ],
            Said(page));
        Assert.Contains("danger", page.Find(ById("chain-said")).ClassList);
    }

    [Fact]
    public async Task A_check_is_stopped()
    {
        var page = Render<AdminChainPage>();
        var check = page.Find(ById("chain-check")).ClickAsync();

        await page.Find(ById("chain-cancel")).ClickAsync();
        await check;

        Assert.Equal(["The check was stopped."], Said(page));
        Assert.NotNull(page.Find(ById("chain-check")));
    }

    [Fact]
    public async Task What_is_no_head_is_told_at_its_field()
    {
        var page = Render<AdminChainPage>();
        await page.Find(ById("chain-noted")).ChangeAsync("abc");

        await page.Find(ById("chain-check")).ClickAsync();

        Assert.StartsWith("That is not a head.", page.Find("#noted-problem").TextContent, StringComparison.Ordinal);
        Assert.Null(_progress);
    }

    [Fact]
    public void Every_kind_of_break_has_words() => Assert.All(
        Enum.GetNames<ChainBreakKind>().Select(name => "Chain.Break." + name).Concat(["Chain.Noted.Found", "Chain.Noted.Pruned", "Chain.Noted.Lost"]),
        key => Assert.False(Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Client.Text.AdminWords>>()[key].ResourceNotFound, key));

    Task<Allowed<ChainState>> IAdminAuditChain.StateAsync(CancellationToken cancel) =>
        Task.FromResult(Allowed.Of(new ChainState(7, Clock.Now, Clock.Now, new(7, "abc"), Waiting: 2, RetentionDays: 365)));

    async Task<Allowed<ChainVerdict>> IAdminAuditChain.CheckAsync(ChainHead? noted, IProgress<ChainProgress>? progress, CancellationToken cancel)
    {
        (_noted, _progress) = (noted, progress);
        return Allowed.Of(await _answer.Task.WaitAsync(cancel));
    }

    private static IEnumerable<string> Said(IRenderedComponent<AdminChainPage> page) =>
        page.Find(ById("chain-said")).Children.Select(line => line.TextContent);
}
