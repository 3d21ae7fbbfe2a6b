using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

[Plan("oidcc-frontchannel-rp-initiated-logout-certification-test-plan", "Front-Channel Logout OP")]
public sealed class FrontChannelLogoutPlanTests(CertificationPortal portal) : LogoutModules(portal)
{
    private const string LogoutUri = Suite.Home + "/frontchannel_logout";

    [Fact]
    public async Task Oidcc_frontchannel_logout_discovery_endpoint_verification()
    {
        await Discovery.VerifyAsync(Op.Portal);
        var server = await Server.ReadAsync(Op.Portal);
        Assert.True(server.Says("frontchannel_logout_supported", otherwise: false));
        Assert.True(server.Says("frontchannel_logout_session_supported", otherwise: false));
    }

    // A page opens the client's address in a frame and then goes on to the client.
    [Fact]
    public async Task Oidcc_frontchannel_rp_initiated_logout()
    {
        var (started, flow, request) = await SignInAsync(registration =>
        {
            registration["frontchannel_logout_uri"] = LogoutUri;
            registration["frontchannel_logout_session_required"] = true;
        });
        await using var suite = started;

        var arrival = await suite.LogoutAsync(request);

        Assert.Equal(HttpStatusCode.OK, arrival.Last.StatusCode);
        Assert.EndsWith("; frame-src https://suite.example.test", arrival.Last.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await TestBrowser.ReadAsync(arrival.Last);
        var frame = Assert.Single(page.QuerySelectorAll("iframe")).GetAttribute("src")!;
        Assert.StartsWith(LogoutUri + "?", frame, StringComparison.Ordinal);
        Assert.Equal(
            [("iss", suite.Server.Issuer), ("sid", flow.IdToken["sid"]!.GetValue<string>())],
            QueryHelpers.ParseQuery(new Uri(frame).Query).Select(pair => (pair.Key, pair.Value.ToString())).Order());
        var onward = page.QuerySelector(ComponentContext.ById("signout-continue"))!.GetAttribute("href")!;
        Assert.Equal(QueryHelpers.AddQueryString(Afterwards, "state", request["state"]!), onward);
        await SignedOutAsync(suite);
    }
}
