using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

/// <summary>The page of passkeys when something happens away from it: a change in another window, or a sign-in that was asked for.</summary>
public sealed class PasskeysPageElsewhereTests : ComponentContext
{
    private readonly FakePasskeyList _list = new();
    private readonly QuietAccount _account = new();

    public PasskeysPageElsewhereTests()
    {
        Services.AddSingleton<IPasskeyList>(_list).AddSingleton<IAccountOverview>(_list).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _list.Passkeys.AddRange([FakePasskeyList.Passkey("a", "Phone"), FakePasskeyList.Passkey("b", "Key", synced: false)]);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task A_passkey_that_goes_elsewhere_goes_here()
    {
        var page = Render<PasskeysPage>();

        await SeeAsync(_list.Passkeys[..1]);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(ById("passkey-row"))));
        Assert.Equal("Your passkeys were changed in another window or on another device.", Said(page));
    }

    [Fact]
    public async Task A_use_elsewhere_is_shown_and_not_said()
    {
        var page = Render<PasskeysPage>();

        await SeeAsync([_list.Passkeys[0] with { LastUsedOn = "Safari, iPhone" }, _list.Passkeys[1]]);

        page.WaitForAssertion(() => Assert.Contains("Safari, iPhone", page.Find(ById("passkey-row")).TextContent));
        Assert.Equal("", Said(page));
    }

    [Fact]
    public async Task A_dialog_about_a_passkey_that_went_elsewhere_closes()
    {
        var page = Render<PasskeysPage>();
        await page.Find(ById("passkey-remove")).ClickAsync();

        await SeeAsync(_list.Passkeys[1..]);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));
    }

    [Fact]
    public async Task Removing_after_a_while_asks_to_sign_in_again_and_comes_back()
    {
        var page = Render<PasskeysPage>();
        _list.Answer = PasskeyChange.SignInAgain;

        await page.Find(ById("passkey-remove")).ClickAsync();
        await page.Find(ById("passkey-remove-confirm")).ClickAsync();

        Assert.EndsWith("/signin?confirm=1&return=%2Faccount%2Fpasskeys%3Fremove%3Da", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_after_a_while_asks_to_sign_in_again_and_comes_back()
    {
        var module = JSInterop.SetupModule("/js/passkey.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<PasskeyOutcome>("register").SetResult(new PasskeyOutcome("sign_in_again", null));
        var page = Render<PasskeysPage>();

        await page.Find(ById("passkey-add")).ClickAsync();

        Assert.EndsWith("/signin?confirm=1&return=%2Faccount%2Fpasskeys%3Fadd%3Dtrue", Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", 1)]
    [InlineData("somebody-elses", 0)]
    public void Coming_back_asks_once_more_before_a_passkey_goes(string id, int dialogs)
    {
        Navigation.NavigateTo($"/account/passkeys?remove={id}");

        var page = Render<PasskeysPage>();

        Assert.Equal(dialogs, page.FindAll(ById("passkey-remove-dialog")).Count);
        Assert.Equal(2, _list.Passkeys.Count);
    }

    [Fact]
    public void Coming_back_says_how_to_go_on_adding()
    {
        Navigation.NavigateTo("/account/passkeys?add=true");

        Assert.Contains("once more", Said(Render<PasskeysPage>()), StringComparison.Ordinal);
    }

    private ValueTask SeeAsync(IReadOnlyList<PasskeyView> passkeys)
    {
        PasskeyView[] now = [.. passkeys];
        _list.Passkeys.Clear();
        _list.Passkeys.AddRange(now);
        return _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);
    }

    private static string Said(IRenderedComponent<PasskeysPage> page) => page.Find(ById("passkeys-said")).TextContent;
}
