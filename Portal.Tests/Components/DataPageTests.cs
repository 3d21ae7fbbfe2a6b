using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class DataPageTests : ComponentContext, IAccountData
{
    private readonly QuietAccount _account = new();

    private AccountDataView? _view = new(new("Alice Liddell", "alice", null), ["Harbor Notes", "دفتر"], Sessions: 2, Fresh: true, LastAdministrator: false);

    public DataPageTests()
    {
        Services.AddSingleton<IAccountData>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Both_are_forms_and_deleting_asks_once_and_names_who_is_affected()
    {
        var page = Render<DataPage>();

        Assert.Equal(["/account/data/export", "/account/data/delete"], page.FindAll("form[method=post]").Select(form => form.GetAttribute("action")));
        Assert.Equal("delete-account", page.Find(ById("data-delete-ask")).GetAttribute("popovertarget"));
        var dialog = page.Find("#delete-account");
        Assert.Contains("“alice”", dialog.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Harbor Notes", "دفتر"], dialog.QuerySelectorAll("bdi").Select(name => name.TextContent));
    }

    [Fact]
    public void Without_fresh_proof_there_is_nothing_but_the_way_to_give_it()
    {
        _view = _view! with { Fresh = false };

        var page = Render<DataPage>();

        Assert.Equal("/signin?confirm=1&return=/account/data", page.Find(ById("data-confirm")).GetAttribute("href"));
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(page.FindAll(ById("data-delete-ask")));
    }

    [Fact]
    public void The_only_administrator_may_take_their_data_along_but_not_leave()
    {
        _view = _view! with { LastAdministrator = true };

        var page = Render<DataPage>();

        Assert.NotNull(page.Find(ById("data-last-administrator")));
        Assert.Equal("/account/data/export", page.Find("form").GetAttribute("action"));
        Assert.Empty(page.FindAll(ById("data-delete-ask")));
    }

    [Fact]
    public async Task An_app_that_is_disconnected_elsewhere_is_named_no_more()
    {
        var page = Render<DataPage>();
        _view = _view! with { Apps = [] };

        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.DoesNotContain("Harbor Notes", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_is_signed_out_already_is_sent_to_sign_in()
    {
        _view = null;

        Render<DataPage>();

        Assert.EndsWith("/signin?return=/account/data", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    public Task<AccountDataView?> ShowAsync(CancellationToken cancel) => Task.FromResult(_view);
}
