using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

public sealed class RecoveryCodeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_leads_to_a_new_passkey_which_then_signs_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var stolen = await portal.BrowserAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();

        var ticket = await RecoverForm.TicketOf(await browser.RecoverAsync("newcomer", codes[0]));
        var made = await browser.PostJsonAsync(PasskeyCalls.RegisterVerify + "?return=%2Faccount%2Fapps", authenticator.Create(await browser.CreationOptionsAsync(ticket))).JsonAsync();

        Assert.Equal("/recover/done?return=%2Faccount%2Fapps", made["redirect"]!.GetValue<string>());
        Assert.Null(browser.Cookies["portal-session"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stolen.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.Equal(9, await LeftAsync(portal));
        var events = await portal.WithDataAsync(db => db.SecurityEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));
        Assert.Equal(["recovery_codes.created", "recovery_code.used", "passkey.added", "session.ended", "account.recovered"], events);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
        Assert.StartsWith("phr", await portal.AmrAsync(TestUsers.Newcomer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_leads_to_a_new_password_without_script()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();

        var choice = await browser.RecoverAsync("newcomer@example.test", codes[0].ToLowerInvariant());
        var done = await browser.SetPasswordAsync(choice);

        Assert.Equal("/recover/done", RecoverForm.PathOf(done));
        Assert.Null(browser.Cookies["portal-session"]);
        await browser.WithPasswordAsync(TestUsers.Newcomer with { Password = RecoverForm.New });
        Assert.Equal("pwd: pwd", await portal.AmrAsync(TestUsers.Newcomer));
    }

    [Fact]
    public async Task A_second_factor_is_still_asked_for_afterwards()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Ada);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.SetPasswordAsync(await browser.RecoverAsync("ada", codes[0]));

        var step = await browser.WithPasswordAsync(TestUsers.Ada with { Password = RecoverForm.New });

        Assert.Equal("/signin/code", RecoverForm.PathOf(step));
        Assert.Null(await portal.AmrAsync(TestUsers.Ada));
    }

    [Fact]
    public async Task Whoever_leaves_the_page_has_not_lost_the_code()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();

        await browser.RecoverAsync("newcomer", codes[0]);
        var again = await browser.RecoverAsync("newcomer", codes[0]);
        Assert.Contains("at least 15", await RecoverForm.ProblemOf(await browser.SetPasswordAsync(again, "short")), StringComparison.Ordinal);
        Assert.Equal(10, await LeftAsync(portal));

        Assert.Equal("/recover/done", RecoverForm.PathOf(await browser.SetPasswordAsync(again)));
        Assert.Equal(9, await LeftAsync(portal));
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_a_used_and_a_disabled_ones_code_are_told_alike()
    {
        var gone = TestUsers.Grace with { Id = Guid.NewGuid(), UserName = "gone", Email = "gone@example.test", Disabled = true };
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer, gone);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        var disabled = await portal.AddRecoveryCodesAsync(gone);
        using var browser = portal.Browser();
        await browser.SetPasswordAsync(await browser.RecoverAsync("newcomer", codes[0]));

        var wrong = await RefusedAsync(portal, browser, "newcomer", "0000-0000-0000-0000");
        var unknown = await RefusedAsync(portal, browser, "nobody", codes[1]);
        var used = await RefusedAsync(portal, browser, "newcomer", codes[0]);
        var off = await RefusedAsync(portal, browser, "gone", disabled[0]);
        var nonsense = await RefusedAsync(portal, browser, "newcomer", "nonsense");

        Assert.NotNull(wrong.Said);
        Assert.Equal([wrong, wrong, wrong, wrong], [unknown, used, off, nonsense]);
    }

    [Fact]
    public async Task A_ticket_works_once_also_when_it_is_sent_twice_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();
        var choice = await browser.RecoverAsync("newcomer", codes[0]);
        await choice.Content.LoadIntoBufferAsync(Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(which => browser.SetPasswordAsync(choice, $"brass cogwheels of {which}")));

        Assert.Single(answers, answer => RecoverForm.PathOf(answer) == "/recover/done");
        Assert.Contains("Nothing was changed", await RecoverForm.ProblemOf(await browser.SetPasswordAsync(choice)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_ends_after_a_quarter_of_an_hour()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();
        var choice = await browser.RecoverAsync("newcomer", codes[0]);
        var ticket = await RecoverForm.TicketOf(choice);
        portal.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Contains("Nothing was changed", await RecoverForm.ProblemOf(await browser.SetPasswordAsync(choice)), StringComparison.Ordinal);
        var body = new JsonObject { ["signUp"] = ticket }.ToJsonString();
        Assert.False((await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, body)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task New_codes_end_a_recovery_that_was_begun_with_an_old_one()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var thief = portal.Browser();
        var choice = await thief.RecoverAsync("newcomer", codes[0]);

        await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);

        Assert.Null(RecoverForm.PathOf(await thief.SetPasswordAsync(choice)));
    }

    [Fact]
    public async Task An_altered_ticket_and_another_sites_form_change_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Newcomer);
        var codes = await portal.AddRecoveryCodesAsync(TestUsers.Newcomer);
        using var browser = portal.Browser();
        var choice = await browser.RecoverAsync("newcomer", codes[0]);
        var ticket = (await RecoverForm.TicketOf(choice))!;

        var altered = await browser.SubmitAsync(choice, new Dictionary<string, string> { ["password"] = RecoverForm.New, ["ticket"] = ticket[..20] + "A" + ticket[20..] });
        Assert.Null(RecoverForm.PathOf(altered));

        using var request = new HttpRequestMessage(HttpMethod.Post, "/recover")
        {
            Content = new FormUrlEncodedContent([new("_handler", "recover-password"), new("ticket", ticket), new("password", RecoverForm.New)]),
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendFromAsync("https://evil.example", request)).StatusCode);
        Assert.Null(await portal.WithDataAsync(db => db.Users.Select(user => user.PasswordHash).SingleAsync(Cancel)));
    }

    private static async Task<(string? Said, int Statements)> RefusedAsync(TestPortal portal, TestBrowser browser, string userName, string code)
    {
        var before = portal.Log.Statements;
        return (await RecoverForm.ProblemOf(await browser.RecoverAsync(userName, code)), portal.Log.Statements - before);
    }

    private static Task<int> LeftAsync(TestPortal portal) => portal.WithAsync<RecoveryCodes, int>(codes => codes.LeftAsync(TestUsers.Newcomer.Id, Cancel));
}
