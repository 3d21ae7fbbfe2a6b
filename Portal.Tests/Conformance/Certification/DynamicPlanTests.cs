using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Clients that register themselves and prove themselves with a key.</summary>
[Plan("oidcc-dynamic-certification-test-plan", "Dynamic OP")]
public sealed partial class DynamicPlanTests(CertificationPortal portal) : Modules(portal, new("code", ClientAuthentication: "private_key_jwt"))
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Oidcc_discovery_endpoint_verification() => await Discovery.VerifyAsync(Op.Portal);

    [Fact]
    public async Task Oidcc_server() => await GoesWellAsync();

    [Fact]
    public async Task Oidcc_idtoken_rs256() => await GoesWellAsync(registration => registration["id_token_signed_response_alg"] = "RS256");

    [Fact, Result("SKIPPED")]
    public async Task Oidcc_idtoken_unsigned() => await SignsEveryIdTokenAsync();

    [Fact]
    public async Task Oidcc_userinfo_rs256()
    {
        await using var suite = await StartAsync(registration => registration["userinfo_signed_response_alg"] = "RS256");
        var flow = await suite.CompleteAsync();

        var answer = await suite.UserInfoAsync(flow.AccessToken!);

        Assert.Equal("application/jwt", answer.Response.Content.Headers.ContentType?.MediaType);
        var (header, claims) = (Flow.Header(answer.Body), Flow.Payload(answer.Body));
        Assert.Equal("RS256", header["alg"]!.GetValue<string>());
        await Checks.CheckSignatureAsync(suite.Server, answer.Body, header["kid"]!.GetValue<string>());
        Assert.Equal((suite.Server.Issuer, suite.ClientId, flow.Subject), (claims["iss"]!.GetValue<string>(), claims["aud"]!.GetValue<string>(), claims["sub"]!.GetValue<string>()));
        Assert.False(claims.ContainsKey("nonce"));
    }

    [Fact]
    public async Task Oidcc_refresh_token() => await RefreshTokens.AreBoundToTheirClientAsync(Op, Variant);

    [Fact]
    public async Task Oidcc_ensure_client_assertion_with_iss_aud_succeeds()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        var arrival = await suite.AuthorizeAsync(request);

        var tokens = Checks.CheckTokens(await suite.TokenAsync(Suite.CodeExchange(arrival["code"]), audience: suite.Server.Issuer));

        await suite.CheckIdTokenAsync(tokens["id_token"]!.GetValue<string>(), request);
    }

    [Fact, Result("SKIPPED")]
    public async Task Oidcc_ensure_request_object_with_redirect_uri() => await RequestObjects.OverrideTheirRedirectUriAsync(Op, Variant);
}
