using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class TokensPageTests : ComponentContext, IAccountTokens
{
    private readonly List<TokenView> _tokens = [];
    private TokenAnswer _answer = new TokenAnswer.Made("idp_pat_secret-text");
    private (string Name, string Scopes, int Days)? _asked;
    private bool _fresh = true;

    public TokensPageTests()
    {
        Services.AddSingleton<IAccountTokens>(this).AddSingleton<IAccountChanges>(new QuietAccount());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task A_token_is_made_shown_once_and_gone_with_the_next_press()
    {
        var page = Render<TokensPage>();
        Assert.NotNull(page.Find(ById("tokens-empty")));
        await page.Find(ById("token-new")).ClickAsync();
        await page.Find(ById("token-name")).ChangeAsync("Backup script");
        await page.Find(ById("token-scope-consents")).ChangeAsync(true);
        await page.Find(ById("token-life-90")).ChangeAsync("on");
        await page.Find(ById("token-form")).SubmitAsync();

        Assert.Equal(("Backup script", "consents", 90), _asked);
        Assert.Equal("idp_pat_secret-text", page.Find(ById("token-text")).GetAttribute("value"));
        Assert.Single(page.FindAll(ById("token-row")));

        await page.Find(ById("token-done")).ClickAsync();
        Assert.DoesNotContain("secret-text", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_keeps_what_was_typed()
    {
        _answer = new TokenAnswer.Refused("scopes", "Choose something.");
        var page = Render<TokensPage>();
        await page.Find(ById("token-new")).ClickAsync();
        await page.Find(ById("token-name")).ChangeAsync("Backup script");
        await page.Find(ById("token-form")).SubmitAsync();

        Assert.Equal("Choose something.", page.Find("#token-scopes-problem").TextContent);
        Assert.Equal("Backup script", page.Find(ById("token-name")).GetAttribute("value"));
        Assert.Empty(page.FindAll(ById("token-made")));
    }

    [Fact]
    public async Task Without_fresh_proof_a_press_leads_to_sign_in_and_back()
    {
        _fresh = false;
        var page = Render<TokensPage>();

        await page.Find(ById("token-new")).ClickAsync();

        Assert.EndsWith(
            "/signin?confirm=1&return=%2Faccount%2Ftokens%3Fnew%3Dtrue", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_ended_after_one_question_that_names_it()
    {
        _tokens.Add(new(Guid.NewGuid(), "Backup script", ["See your connected apps"], FakeClock.Start, FakeClock.Start.AddDays(30), LastUsedAt: null));
        var page = Render<TokensPage>();
        Assert.Contains("never used", page.Find(ById("token-row")).TextContent, StringComparison.Ordinal);
        await page.Find(ById("token-revoke")).ClickAsync();
        Assert.Contains("Backup script", page.Find(ById("token-revoke-dialog")).TextContent, StringComparison.Ordinal);

        await page.Find(ById("token-revoke-confirm")).ClickAsync();

        Assert.Empty(page.FindAll(ById("token-row")));
        Assert.Equal("“Backup script” has ended.", page.Find(ById("tokens-said")).TextContent);
    }

    public Task<TokensView?> ShowAsync(CancellationToken cancel) => Task.FromResult<TokensView?>(new(
        [.. _tokens], [new ScopeView("openid", "Who you are", "By an id.", Required: false, New: true), new ScopeView("consents", "See your connected apps", "Which.", Required: false, New: true)], [30, 90], _fresh));

    public Task<TokenAnswer> CreateAsync(string name, IReadOnlyList<string> scopes, int days, CancellationToken cancel)
    {
        _asked = (name, string.Join(' ', scopes), days);
        if (_answer is TokenAnswer.Made) _tokens.Add(new(Guid.NewGuid(), name, scopes, FakeClock.Start, FakeClock.Start.AddDays(days), LastUsedAt: null));
        return Task.FromResult(_answer);
    }

    public Task<bool> RevokeAsync(Guid id, CancellationToken cancel) => Task.FromResult(_tokens.RemoveAll(token => token.Id == id) == 1);
}
