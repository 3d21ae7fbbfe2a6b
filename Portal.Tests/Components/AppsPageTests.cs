using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

/// <summary>The pages of connected apps: all of them, and one.</summary>
public sealed class AppsPageTests : ComponentContext, IConnectedApps
{
    private static readonly ConnectedApp Notes = App("Harbor Notes") with { LiveTokens = 2 };
    private static readonly ConnectedApp Journal = App("دفتر");

    private readonly QuietAccount _account = new();
    private readonly List<ConnectedApp> _apps = [Notes, Journal];

    private bool _signedOut;

    public AppsPageTests()
    {
        Services.AddSingleton<IConnectedApps>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Each_app_is_shown_with_what_it_gets_and_where_it_is()
    {
        var row = Render<AppsPage>().FindAll(ById("app-row"))[0];

        Assert.Contains("notes.example.test", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Who you are, Your email address", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/oidc/consent/{Notes.Id}/", row.QuerySelector(ById("app-details"))!.GetAttribute("href"));
    }

    [Fact]
    public void Disconnecting_is_a_form_that_is_posted_after_one_question()
    {
        var page = Render<AppsPage>();

        var forms = page.FindAll("form").Select(form => (form.GetAttribute("method"), form.GetAttribute("action")));

        Assert.Equal(
            [("post", "/oidc/consent/revoke-all/"), ("post", $"/oidc/consent/{Notes.Id}/revoke/"), ("post", $"/oidc/consent/{Journal.Id}/revoke/")], forms);
        Assert.Equal("disconnect-" + Notes.Id, page.Find(ById("app-disconnect")).GetAttribute("popovertarget"));
        Assert.Contains("Disconnect Harbor Notes?", page.Find($"[id='disconnect-{Notes.Id}']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_is_disconnected_elsewhere_goes_from_the_list_by_itself()
    {
        var page = Render<AppsPage>();
        _apps.Remove(Notes);

        await ChangeAsync();

        page.WaitForAssertion(() => Assert.Equal("دفتر", page.FindAll(ById("app-row")).Single().GetAttribute("data-client")));
        Assert.Empty(page.FindAll(ById("apps-disconnect-all")));
    }

    [Fact]
    public async Task The_last_one_that_goes_leaves_an_explanation()
    {
        var page = Render<AppsPage>();
        _apps.Clear();

        await ChangeAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(ById("apps-empty"))));
    }

    [Theory]
    [InlineData("one", "Disconnected.")]
    [InlineData("all", "Disconnected. None")]
    [InlineData("<script>", "")]
    public void What_was_just_done_is_said(string done, string said)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/account/apps?disconnected=" + Uri.EscapeDataString(done));

        Assert.StartsWith(said, Render<AppsPage>().Find(ById("apps-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_signed_out_already_is_sent_to_sign_in()
    {
        _signedOut = true;

        Render<AppsPage>();

        Assert.EndsWith("/signin?return=/account/apps", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void One_app_is_shown_with_everything_that_it_gets()
    {
        var page = Show(Notes.Id);

        Assert.Equal("Harbor Notes", page.Find("h1").TextContent);
        Assert.NotNull(page.Find(ById("app-scope-email")));
        Assert.Contains("2", page.Find(ById("app-tokens")).TextContent, StringComparison.Ordinal);
        Assert.Equal($"/oidc/consent/{Notes.Id}/revoke/", page.Find("form").GetAttribute("action"));
    }

    [Fact]
    public async Task An_app_that_is_disconnected_elsewhere_is_said_to_be_gone()
    {
        var page = Show(Notes.Id);
        _apps.Remove(Notes);

        await ChangeAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find(ById("app-gone"))));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Another_apps_address_shows_the_other_app()
    {
        var page = Show(Notes.Id);

        page.Render(parameters => parameters.Add(shown => shown.Id, Journal.Id));

        Assert.Equal("دفتر", page.Find("h1").TextContent);
    }

    public Task<IReadOnlyList<ConnectedApp>?> ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ConnectedApp>?>(_signedOut ? null : [.. _apps]);

    public Task<ConnectedApp?> FindAsync(Guid id, CancellationToken cancel) => Task.FromResult(_apps.Find(app => app.Id == id));

    private static ConnectedApp App(string name) => new(
        Guid.NewGuid(),
        new(name, "notes.example.test", null, null, null, null, Vouched: true),
        [new("openid", "Who you are", "That it is you.", Required: true, New: false), new("email", "Your email address", "Where mail reaches you.", Required: false, New: false)],
        FakeClock.Start.AddDays(-40),
        FakeClock.Start.AddDays(-1));

    private IRenderedComponent<AppPage> Show(Guid id) => Render<AppPage>(parameters => parameters.Add(page => page.Id, id));

    private ValueTask ChangeAsync() => _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);
}
