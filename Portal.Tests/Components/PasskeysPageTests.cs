using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class PasskeysPageTests : ComponentContext
{
    private readonly FakePasskeyList _list = new();

    public PasskeysPageTests()
    {
        Services.AddSingleton<IPasskeyList>(_list).AddSingleton<IAccountOverview>(_list).AddSingleton<IAccountChanges>(new QuietAccount());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Each_passkey_is_a_row_with_its_name_kind_and_last_use()
    {
        var row = Show(FakePasskeyList.Passkey("a", "Phone"), FakePasskeyList.Passkey("b", "Key", synced: false)).FindAll(ById("passkey-row"))[1];

        Assert.Equal("Key", row.QuerySelector(ById("passkey-label"))!.TextContent);
        Assert.Contains("This key only", row.TextContent);
        Assert.Contains("Last used 3 hours ago in Firefox, Linux", Spaced(row));
    }

    [Fact]
    public void Until_the_page_is_live_its_buttons_take_no_press_that_would_be_lost()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var buttons = Show(Some(2)).FindAll("main button, .page-head button, .rows button");

        Assert.NotEmpty(buttons);
        Assert.All(buttons, button => Assert.True(button.HasAttribute("disabled"), button.OuterHtml));
    }

    [Fact]
    public void Without_a_passkey_the_page_says_what_they_are_for_and_offers_the_first()
    {
        var page = Show();

        Assert.NotNull(page.Find(ById("passkeys-empty")).QuerySelector(ById("passkey-add")));
        Assert.Single(page.FindAll(ById("passkey-add")));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void Only_a_single_passkey_is_warned_about(int passkeys, int notices) =>
        Assert.Equal(notices, Show(Some(passkeys)).FindAll(ById("passkeys-only-one")).Count);

    [Fact]
    public async Task A_new_name_is_kept_and_said()
    {
        var page = Show(Some(2));

        await RenameFirstAsync(page, "  Desk drawer ");

        Assert.Equal("Desk drawer", page.Find(ById("passkey-label")).TextContent);
        Assert.Equal("Renamed to “Desk drawer”.", Said(page));
        Assert.Single(JSInterop.Invocations["tellAccepted"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(PasskeyView.NameLimit + 1)]
    public async Task A_name_that_is_empty_or_too_long_is_refused_beside_the_field(int length)
    {
        var page = Show(Some(1));

        await RenameFirstAsync(page, new string('x', length));

        Assert.Equal("true", page.Find(ById("passkey-name")).GetAttribute("aria-invalid"));
        Assert.Equal("Enter a name of 1 to 80 characters.", page.Find(".problem").TextContent);
    }

    [Fact]
    public async Task A_name_that_the_portal_refuses_stays_in_the_field()
    {
        var page = Show(Some(1));
        _list.Answer = PasskeyChange.NameRefused;

        await RenameFirstAsync(page, "Phone 2");

        Assert.Equal("Phone 2", page.Find(ById("passkey-name")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_passkey_goes_only_after_a_dialog_that_names_it()
    {
        var page = Show(Some(2));

        await page.Find(ById("passkey-remove")).ClickAsync();
        Assert.Equal("Remove “Passkey 0”?", page.Find("dialog h2").TextContent);
        Assert.Equal(2, _list.Passkeys.Count);
        await page.Find(ById("passkey-remove-confirm")).ClickAsync();

        Assert.Single(page.FindAll(ById("passkey-row")));
        Assert.Equal("Removed “Passkey 0”.", Said(page));
        Assert.Single(JSInterop.Invocations["tellAccepted"]);
    }

    [Theory]
    [InlineData(1, "your last passkey")]
    [InlineData(2, "stay as they are")]
    public async Task The_dialog_says_what_is_left_without_the_passkey(int passkeys, string words)
    {
        var page = Show(Some(passkeys));

        await page.Find(ById("passkey-remove")).ClickAsync();

        Assert.Contains(words, page.Find("dialog").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_that_is_left_changes_nothing()
    {
        var page = Show(Some(2));

        await page.Find(ById("passkey-remove")).ClickAsync();
        await page.Find(ById("passkey-remove-cancel")).ClickAsync();

        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal(2, page.FindAll(ById("passkey-row")).Count);
    }

    [Fact]
    public async Task The_last_way_in_is_explained_instead_of_removed()
    {
        _list.HasPassword = false;
        var page = Show(Some(1));

        await page.Find(ById("passkey-remove")).ClickAsync();

        Assert.Empty(page.FindAll(ById("passkey-remove-confirm")));
        Assert.Contains("only way to sign in", page.Find("dialog").TextContent);
    }

    [Theory]
    [InlineData(PasskeyChange.NotFound, "was removed already")]
    [InlineData(PasskeyChange.LastWayIn, "only way to sign in")]
    public async Task A_refused_removal_is_said_and_not_signalled(PasskeyChange answer, string words)
    {
        var page = Show(Some(2));
        _list.Answer = answer;

        await RemoveFirstAsync(page);

        Assert.Contains(words, Said(page));
        Assert.Empty(JSInterop.Invocations["tellAccepted"]);
    }

    [Fact]
    public async Task A_session_that_has_ended_leads_to_sign_in_and_back()
    {
        var page = Show(Some(2));
        _list.Answer = PasskeyChange.SignedOut;

        await RemoveFirstAsync(page);

        Assert.EndsWith("/signin?confirm=1&return=%2Faccount%2Fpasskeys", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_passkey_appears_and_is_said()
    {
        Browser(new PasskeyOutcome(null, "Phone"));
        var page = Show();
        _list.Passkeys.Add(FakePasskeyList.Passkey("a", "Phone"));

        await page.Find(ById("passkey-add")).ClickAsync();

        Assert.Single(page.FindAll(ById("passkey-row")));
        Assert.Equal("Added “Phone”.", Said(page));
    }

    [Theory]
    [InlineData("already_registered", "already has a passkey")]
    [InlineData("something-new", "Something went wrong")]
    public async Task What_keeps_a_passkey_from_being_added_is_said(string reason, string words)
    {
        Browser(new PasskeyOutcome(reason, null));
        var page = Show();

        await page.Find(ById("passkey-add")).ClickAsync();

        Assert.Contains(words, Said(page));
    }

    private IRenderedComponent<PasskeysPage> Show(params PasskeyView[] passkeys)
    {
        _list.Passkeys.AddRange(passkeys);
        return Render<PasskeysPage>();
    }

    private void Browser(PasskeyOutcome outcome)
    {
        var module = JSInterop.SetupModule("/js/passkey.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<PasskeyOutcome>("register").SetResult(outcome);
    }

    private static PasskeyView[] Some(int count) => [.. Enumerable.Range(0, count).Select(n => FakePasskeyList.Passkey($"id{n}", $"Passkey {n}"))];

    private static async Task RenameFirstAsync(IRenderedComponent<PasskeysPage> page, string name)
    {
        await page.Find(ById("passkey-rename")).ClickAsync();
        await page.Find(ById("passkey-name")).ChangeAsync(name);
        await page.Find("form").SubmitAsync();
    }

    private static async Task RemoveFirstAsync(IRenderedComponent<PasskeysPage> page)
    {
        await page.Find(ById("passkey-remove")).ClickAsync();
        await page.Find(ById("passkey-remove-confirm")).ClickAsync();
    }

    private static string Said(IRenderedComponent<PasskeysPage> page) => page.Find(ById("passkeys-said")).TextContent;

    private static string Spaced(INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
