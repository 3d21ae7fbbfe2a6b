using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Admin;
using Portal.Admin.Doctor;
using Portal.Data;
using Portal.Data.Stores;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>What somebody might try with a run that is not theirs, not now, or over.</summary>
public sealed class DoctorAttackTests
{
    private static readonly TestUser Second = new("second") { Password = "Second-Of-All-Admins", Admin = true };

    private readonly DoctorWitness _witness = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_taken_once_however_often_and_fast_it_comes()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var begun = await browser.BeginAsync(TestClients.Web);
        var back = await browser.ReturnAsync(begun);

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.OpenAsync(back.PathAndQuery)));
        var exchanges = _witness.Asked.Count(asked => asked == "POST /oauth2/token");
        browser.SetCookie("portal-doctor", DoctorCase.CookieOf(begun));
        var (again, _) = await browser.OpenAsync(back.PathAndQuery);

        Assert.Single(pages, page => page.Page.Steps().Count > 0);
        Assert.Equal(2, exchanges); // code and refresh
        Assert.Contains("each answer is taken once", again.Refused(), StringComparison.Ordinal);
        Assert.Equal(exchanges, _witness.Asked.Count(asked => asked == "POST /oauth2/token"));
    }

    [Fact]
    public async Task Only_the_browser_and_the_sign_in_that_began_a_run_take_its_answer()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web, Second);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var begun = await browser.BeginAsync(TestClients.Web);
        var back = await browser.ReturnAsync(begun);

        using var elsewhere = await portal.BrowserAsync(TestUsers.Admin);
        Assert.Contains("No trial was begun", (await elsewhere.OpenAsync(back.PathAndQuery)).Page.Refused(), StringComparison.Ordinal);
        elsewhere.SetCookie("portal-doctor", DoctorCase.CookieOf(begun));
        Assert.Contains("another sign-in", (await elsewhere.OpenAsync(back.PathAndQuery)).Page.Refused(), StringComparison.Ordinal);
        using var another = await portal.BrowserAsync(Second);
        another.SetCookie("portal-doctor", DoctorCase.CookieOf(begun));
        Assert.Contains("another sign-in", (await another.OpenAsync(back.PathAndQuery)).Page.Refused(), StringComparison.Ordinal);

        Assert.Empty(_witness.Asked);
        Assert.NotEmpty((await browser.OpenAsync(back.PathAndQuery)).Page.Steps());
    }

    [Theory]
    [InlineData("state=forged")]
    [InlineData("")]
    public async Task An_answer_to_another_request_is_not_taken(string query)
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await browser.BeginAsync(TestClients.Web);

        var (page, _) = await browser.OpenAsync($"{DoctorRun.Callback}?code=stolen&{query}");

        Assert.Contains("does not belong", page.Refused(), StringComparison.Ordinal);
        Assert.Empty(_witness.Asked);
    }

    [Fact]
    public async Task A_cookie_that_the_portal_did_not_write_is_none()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        browser.SetCookie("portal-doctor", "CfDJ8made-up");

        Assert.Contains("No trial was begun", (await browser.OpenAsync(DoctorRun.Callback + "?state=x&code=y")).Page.Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_minutes_there_is_neither_run_nor_twin()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var begun = await browser.BeginAsync(TestClients.Web);
        var back = await browser.ReturnAsync(begun);
        portal.Clock.Advance(ClientTwins.Life);

        Assert.Contains("ten minutes", (await browser.OpenAsync(back.PathAndQuery)).Page.Refused(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(begun.Headers.Location!.PathAndQuery)).StatusCode);

        Assert.Single(await portal.TwinsAsync());
        await portal.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().RunOnceAsync(Cancel);
        Assert.Empty(await portal.TwinsAsync());
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.ConsentReceipts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Only_administrators_begin_a_run_and_only_soon_after_they_signed_in()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web, TestUsers.Auditor, TestUsers.Ada);
        using var auditor = await portal.BrowserAsync(TestUsers.Auditor);
        var (page, _) = await auditor.OpenAsync($"/admin/clients/{TestClients.Web.Id}/doctor");
        Assert.Empty(page.QuerySelectorAll("[data-testid=doctor-start]"));
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=doctor-findings]"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOfBeginningAsync(portal, auditor));

        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusOfBeginningAsync(portal, ada));

        using var admin = await portal.BrowserAsync(TestUsers.Admin);
        portal.Clock.Advance(AdminGate.ProofLife + TimeSpan.FromSeconds(1));
        var late = await admin.BeginAsync(TestClients.Web);
        Assert.Equal("/signin?confirm=1&return=%2Fadmin%2Fclients%2Fweb%2Fdoctor", late.Headers.Location!.OriginalString);
        Assert.Empty(await portal.TwinsAsync());
    }

    [Fact]
    public async Task Whoever_lost_the_role_meanwhile_does_not_take_the_answer()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web, TestUsers.Auditor);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var back = await browser.ReturnAsync(await browser.BeginAsync(TestClients.Web));
        await portal.WithDataAsync(db => db.UserRoles.Where(held => held.UserId == TestUsers.Admin.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.RoleId, Roles.AuditorId), Cancel));

        var (page, _) = await browser.OpenAsync(back.PathAndQuery);

        Assert.Contains("Only administrators", page.Refused(), StringComparison.Ordinal);
        Assert.Empty(_witness.Asked);
    }

    [Fact]
    public async Task No_other_site_begins_a_run()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var fields = new Dictionary<string, string> { ["client_id"] = TestClients.Web.Id };

        var cross = await browser.SendFromAsync("https://evil.example", new(HttpMethod.Post, "/admin/doctor/start") { Content = new FormUrlEncodedContent(fields) });
        var tokenless = await browser.PostFormAsync("/admin/doctor/start", fields);
        var json = await browser.PostJsonAsync("/admin/doctor/start", """{"client_id":"web"}""");

        Assert.Contains(cross.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.BadRequest });
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Empty(await portal.TwinsAsync());
    }

    // The form of somebody who may open it, with the cookies of somebody who may not.
    private static async Task<HttpStatusCode> StatusOfBeginningAsync(TestPortal portal, TestBrowser browser)
    {
        var page = await browser.GetAsync("/account/data");
        var form = (await TestBrowser.ReadAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!;
        var answer = await browser.PostFormAsync(
            "/admin/doctor/start", new Dictionary<string, string> { ["client_id"] = TestClients.Web.Id, ["__RequestVerificationToken"] = form.GetAttribute("value")! });
        Assert.Empty(await portal.TwinsAsync());
        return answer.StatusCode;
    }
}
