using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class SecurityPageTests : ComponentContext, IAccountSecurity, IPasswordSettings, ITotpSettings, IRecoveryCodeSettings
{
    private readonly QuietAccount _account = new();

    private SecurityView _view = new("alice", Fresh: true, Passwords: true, HasPassword: true, AsksCurrent: true, HasPasskey: true, AppSince: null, RecoveryCodesLeft: 0, OtherSessions: 2);
    private SecurityAnswer _answer = new SecurityAnswer.Done();
    private (string? Current, string Password, bool EndOthers)? _set;
    private int _made;

    public SecurityPageTests()
    {
        Services.AddSingleton<IAccountSecurity>(this).AddSingleton<IPasswordSettings>(this)
            .AddSingleton<ITotpSettings>(this).AddSingleton<IRecoveryCodeSettings>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_password_is_changed_with_the_one_before()
    {
        var page = Render<SecurityPage>();
        await page.Find(ById("password-edit")).ClickAsync();
        await page.Find(ById("password-current")).ChangeAsync("old one");
        await page.Find(ById("password-new")).ChangeAsync("new one");
        await page.Find(".panel form").SubmitAsync();

        Assert.Equal(("old one", "new one", true), _set);
        Assert.Contains("password is set", page.Find(ById("security-said")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(ById("password-new")));
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field()
    {
        _answer = new SecurityAnswer.Refused("password", "Too common.");
        var page = Render<SecurityPage>();
        await page.Find(ById("password-edit")).ClickAsync();
        await page.Find(".panel form").SubmitAsync();

        Assert.Equal("Too common.", page.Find("#new-password-problem").TextContent);
        Assert.Equal("true", page.Find(ById("password-new")).GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_is_changed_elsewhere_shows_here()
    {
        var page = Render<SecurityPage>();
        _view = _view with { AppSince = FakeClock.Start };

        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.NotNull(page.Find(ById("app-on"))));
    }

    [Fact]
    public async Task Without_fresh_proof_a_press_leads_to_sign_in_and_back()
    {
        _view = _view with { Fresh = false };
        var page = Render<SecurityPage>();
        Assert.NotNull(page.Find(ById("security-confirm-notice")));

        await page.Find(ById("password-edit")).ClickAsync();

        Assert.EndsWith("/signin?confirm=1&return=/account/security", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_is_removed_after_being_asked_once()
    {
        var page = Render<SecurityPage>();
        await page.Find(ById("password-remove")).ClickAsync();
        Assert.Contains("Remove your password?", page.Find(ById("password-remove-dialog")).TextContent, StringComparison.Ordinal);
        await page.Find(ById("password-remove-confirm")).ClickAsync();

        Assert.Contains("password is gone", page.Find(ById("security-said")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_is_shown_its_key_as_picture_text_and_link_without_inline_styles()
    {
        var page = Render<SecurityPage>();
        await page.Find(ById("app-turn-on")).ClickAsync();

        Assert.Equal("0 0 29 29", page.Find(ById("app-qr")).GetAttribute("viewBox"));
        Assert.Equal("ABCD EFGH", page.Find(ById("app-key")).TextContent);
        Assert.Equal("otpauth://totp/x", page.Find(ById("app-open")).GetAttribute("href"));
        Assert.DoesNotContain("style=", page.Markup, StringComparison.Ordinal);

        await page.Find("#app-code").ChangeAsync("123456");
        await page.Find(".panel form").SubmitAsync();
        Assert.Contains("app is on", page.Find(ById("security-said")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(ById("app-qr")));
    }

    [Fact]
    public async Task New_recovery_codes_are_shown_until_they_are_kept()
    {
        var page = Render<SecurityPage>();
        await page.Find(ById("recovery-make")).ClickAsync();

        Assert.Equal(["AAAA-1", "BBBB-2"], page.FindAll($"{ById("recovery-codes")} li").Select(item => item.TextContent));
        await page.Find(ById("recovery-done")).ClickAsync();
        Assert.Empty(page.FindAll(ById("recovery-codes")));
    }

    [Fact]
    public async Task Codes_that_there_are_are_replaced_only_after_being_asked_once()
    {
        _view = _view with { RecoveryCodesLeft = 3 };
        var page = Render<SecurityPage>();
        await page.Find(ById("recovery-make")).ClickAsync();
        Assert.Equal(0, _made);

        await page.Find(ById("recovery-remake-confirm")).ClickAsync();

        Assert.Equal(1, _made);
    }

    [Fact]
    public void Whoever_has_no_password_is_not_offered_a_code_after_it()
    {
        _view = _view with { HasPassword = false };

        Assert.Empty(Render<SecurityPage>().FindAll(ById("app-turn-on")));
    }

    Task<SecurityView?> IAccountSecurity.ShowAsync(CancellationToken cancel) => Task.FromResult<SecurityView?>(_view);

    Task<SecurityAnswer> IPasswordSettings.SetAsync(string? current, string password, bool endOthers, CancellationToken cancel)
    {
        _set = (current, password, endOthers);
        return Task.FromResult(_answer);
    }

    Task<SecurityAnswer> IPasswordSettings.RemoveAsync(CancellationToken cancel) => Task.FromResult(_answer);

    Task<TotpSetup?> ITotpSettings.BeginAsync(CancellationToken cancel) =>
        Task.FromResult<TotpSetup?>(new("ticket", "ABCD EFGH", "otpauth://totp/x", new(29, "M0 0h1v1h-1z")));

    Task<SecurityAnswer> ITotpSettings.ConfirmAsync(string ticket, string code, CancellationToken cancel) => Task.FromResult(_answer);

    Task<SecurityAnswer> ITotpSettings.TurnOffAsync(CancellationToken cancel) => Task.FromResult(_answer);

    Task<IReadOnlyList<string>?> IRecoveryCodeSettings.MakeAsync(CancellationToken cancel)
    {
        _made++;
        return Task.FromResult<IReadOnlyList<string>?>(["AAAA-1", "BBBB-2"]);
    }
}
