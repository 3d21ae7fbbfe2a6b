using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class OverviewPageTests : ComponentContext, IAccountOverview
{
    private AccountOverview _overview = new(new("Alice Liddell", "alice", null), 2, HasPassword: false, FakeClock.Start, "Passkey") { RecoveryCodes = 10 };

    public OverviewPageTests() => Services.AddSingleton<IAccountOverview>(this).AddSingleton<IAccountChanges>(new QuietAccount());

    [Fact]
    public void A_safe_account_needs_nothing() => Assert.Empty(Render<OverviewPage>().FindAll(".notice"));

    [Theory]
    [InlineData(0, 10, true, "overview-no-passkey")]
    [InlineData(1, 10, true, "overview-one-passkey")]
    [InlineData(2, 0, true, "overview-no-codes")]
    [InlineData(2, 10, false, "overview-email")]
    public void What_needs_attention_is_said_with_the_way_to_mend_it(int passkeys, int codes, bool checkedEmail, string expected)
    {
        _overview = _overview with { Passkeys = passkeys, RecoveryCodes = codes, EmailVerified = checkedEmail };

        var notice = Assert.Single(Render<OverviewPage>().FindAll(".notice"));

        Assert.Equal(expected, notice.GetAttribute("data-testid"));
        Assert.NotNull(notice.QuerySelector("a[href^='/account/']"));
    }

    [Fact]
    public void Apps_sign_ins_and_tokens_are_told_in_short()
    {
        _overview = _overview with { Apps = ["Harbor Notes", "Kelp Mail", "Tide Tables"], AppCount = 5, OtherSessions = 2, Tokens = 1 };

        var page = Render<OverviewPage>();

        Assert.Contains("Harbor Notes, Kelp Mail, Tide Tables and 2 more", page.Find(ById("overview-apps")).TextContent, StringComparison.Ordinal);
        Assert.Contains("2 other places", page.Find(ById("overview-sessions")).TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(ById("overview-tokens")));
    }

    public Task<AccountOverview?> ShowAsync(CancellationToken cancel) => Task.FromResult<AccountOverview?>(_overview);
}
