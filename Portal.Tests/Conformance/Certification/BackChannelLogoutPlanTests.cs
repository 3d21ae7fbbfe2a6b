using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Accounts.Logout;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

[Plan("oidcc-backchannel-rp-initiated-logout-certification-test-plan", "Back-Channel Logout OP")]
public sealed class BackChannelLogoutPlanTests(CertificationPortal portal) : LogoutModules(portal)
{
    private const string LogoutUri = Suite.Home + "/backchannel_logout";

    [Fact]
    public async Task Oidcc_backchannel_logout_discovery_endpoint_verification()
    {
        await Discovery.VerifyAsync(Op.Portal);
        var server = await Server.ReadAsync(Op.Portal);
        Assert.True(server.Says("backchannel_logout_supported", otherwise: false));
        Assert.True(server.Says("backchannel_logout_session_supported", otherwise: false));
    }

    [Fact]
    public async Task Oidcc_backchannel_rp_initiated_logout()
    {
        var told = new ConcurrentQueue<string>();
        Op.Portal.Outside.Answer(LogoutUri, request =>
        {
            Assert.Equal("application/x-www-form-urlencoded", request.Content!.Headers.ContentType?.MediaType);
            using var body = new StreamReader(request.Content.ReadAsStream(CancellationToken.None));
            told.Enqueue(body.ReadToEnd());
            return new HttpResponseMessage(HttpStatusCode.OK);
        });
        var (started, flow, request) = await SignInAsync(registration =>
        {
            registration["backchannel_logout_uri"] = LogoutUri;
            registration["backchannel_logout_session_required"] = true;
        });
        await using var suite = started;

        IsBack(await suite.LogoutAsync(request), request);
        await LogoutCase.UntilAsync(() => Task.FromResult(!told.IsEmpty));

        var token = Assert.Single(QueryHelpers.ParseQuery(Assert.Single(told)), parameter => parameter.Key == "logout_token").Value.ToString();
        await CheckLogoutTokenAsync(suite, flow, token);
        await SignedOutAsync(suite);
    }

    private static async Task CheckLogoutTokenAsync(Suite suite, Completed flow, string token)
    {
        var (header, claims) = (Flow.Header(token), Flow.Payload(token));
        Assert.Equal(("logout+jwt", "RS256"), (header["typ"]!.GetValue<string>(), header["alg"]!.GetValue<string>()));
        await Checks.CheckSignatureAsync(suite.Server, token, header["kid"]!.GetValue<string>());
        Assert.Equal((suite.Server.Issuer, suite.ClientId), (claims["iss"]!.GetValue<string>(), claims["aud"]!.GetValue<string>()));
        Assert.Equal((flow.Subject, flow.IdToken["sid"]!.GetValue<string>()), (claims["sub"]!.GetValue<string>(), claims["sid"]!.GetValue<string>()));
        Assert.True(claims["exp"]!.GetValue<long>() > suite.Portal.Clock.Now.ToUnixTimeSeconds());
        Assert.InRange(claims["iat"]!.GetValue<long>(), 0, suite.Portal.Clock.Now.ToUnixTimeSeconds());
        Assert.NotEmpty(claims["jti"]!.GetValue<string>());
        Assert.Equal("""{"http://schemas.openid.net/event/backchannel-logout":{}}""", claims["events"]!.ToJsonString());
        Assert.False(claims.ContainsKey("nonce"));
    }
}
