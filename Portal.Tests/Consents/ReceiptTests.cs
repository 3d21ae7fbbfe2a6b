using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Consents;

public sealed class ReceiptTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_decision_leaves_a_receipt_that_outlives_the_consent()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web, TestClients.Native);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await DenyAsync(browser, TestClients.Native);
        await browser.PostJsonAsync("/oidc/consent/revoke-all", "{}");

        var rows = (await TestBrowser.ReadAsync(await browser.GetAsync("/account/receipts"))).QuerySelectorAll(ComponentContext.ById("receipt-row"));

        Assert.Equal(["deny", "allow"], rows.Select(row => row.GetAttribute("data-decision")));
        Assert.Contains("Native app", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Your email address", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["consent.given", "consent.refused", "consent.withdrawn"],
            await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind != "token.issued").OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_receipt_is_signed_under_a_type_that_no_token_has()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);
        var id = await portal.WithDataAsync(db => db.ConsentReceipts.Select(row => row.Id).SingleAsync(Cancel));

        var page = await TestBrowser.ReadAsync(await browser.GetAsync($"/account/receipts/{id}"));
        var answer = await browser.GetAsync($"/account/receipts/{id}/jwt");

        Assert.Equal("email, email_verified", page.QuerySelector(ComponentContext.ById("receipt-claims"))!.TextContent);
        var signed = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal("application/jwt", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("consent-receipt+jwt", Flow.Header(signed)["typ"]!.GetValue<string>());
        var claims = Flow.Payload(signed);
        Assert.Equal(TestPortal.Address, claims["iss"]!.GetValue<string>());
        Assert.Equal(TestUsers.Ada.Subject, claims["sub"]!.GetValue<string>());
        Assert.Equal(id.ToString(), claims["jti"]!.GetValue<string>());
        Assert.Equal("allow", claims["decision"]!.GetValue<string>());
        Assert.Equal(TestClients.Web.Id, claims["pii_controller"]!["client_id"]!.GetValue<string>());
        Assert.Equal("openid email offline_access", claims["scope"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.WithBearerAsync("/oauth2/userinfo", signed)).Status);
    }

    [Fact]
    public async Task Nobody_sees_somebody_elses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(ada, TestClients.Web);
        var id = await portal.WithDataAsync(db => db.ConsentReceipts.Select(row => row.Id).SingleAsync(Cancel));

        foreach (var address in new[] { $"/account/receipts/{id}", $"/account/receipts/{id}/jwt" })
        {
            var answer = await grace.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.Contains("There is nothing here", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Web app", said, StringComparison.Ordinal);
            Assert.StartsWith("/signin", (await portal.Browser().GetAsync(address)).Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        Assert.NotNull((await TestBrowser.ReadAsync(await grace.GetAsync("/account/receipts"))).QuerySelector(ComponentContext.ById("receipts-empty")));
    }

    private static async Task DenyAsync(TestBrowser browser, TestClient client)
    {
        var page = await browser.FollowAsync(await browser.GetAsync(AppFlow.Ask(client, "openid email")));
        await browser.SubmitAsync(page, new Dictionary<string, string> { ["decision"] = "deny" });
    }
}
