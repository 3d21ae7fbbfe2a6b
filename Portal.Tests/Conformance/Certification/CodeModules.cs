using System.Net;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>The modules of response types that have a code in them.</summary>
public abstract class CodeModules(CertificationPortal portal, Variant variant) : CoreModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_userinfo_get() => await AnswersUserInfoAsync(HttpMethod.Get);

    [Fact]
    public async Task Oidcc_userinfo_post_header() => await AnswersUserInfoAsync(HttpMethod.Post);

    [Fact]
    public async Task Oidcc_userinfo_post_body() => await AnswersUserInfoAsync(HttpMethod.Post, inBody: true);

    [Fact]
    public async Task Oidcc_codereuse()
    {
        await using var suite = await StartAsync();
        var flow = await suite.CompleteAsync();

        Checks.CheckTokenError(await suite.TokenAsync(Suite.CodeExchange(flow.Arrival["code"])), "invalid_grant");
    }

    // What the first use brought ends with the second.
    [Fact]
    public async Task Oidcc_codereuse_30seconds()
    {
        await using var suite = await StartAsync();
        var flow = await suite.CompleteAsync();
        suite.Portal.Clock.Advance(TimeSpan.FromSeconds(30));

        Checks.CheckTokenError(await suite.TokenAsync(Suite.CodeExchange(flow.Arrival["code"])), "invalid_grant");
        Assert.Equal(HttpStatusCode.Unauthorized, (await suite.UserInfoAsync(flow.AccessToken!)).Status);
    }

    [Fact]
    public async Task Oidcc_server_client_secret_post()
    {
        var posting = Variant with { ClientAuthentication = "client_secret_post" };
        await using var suite = await Suite.StartAsync(Op.Portal, posting);
        suite.Use(await Op.BrowserAsync());

        Assert.True(suite.Server.Lists("token_endpoint_auth_methods_supported", "client_secret_post"));
        await suite.CompleteAsync();
    }

    [Fact]
    public async Task Oidcc_ensure_request_with_valid_pkce_succeeds()
    {
        await using var suite = await StartAsync();

        await suite.CompleteAsync(suite.Request().With("code_challenge", Flow.Challenge).With("code_challenge_method", "S256"));
    }

    [Fact]
    public async Task Oidcc_refresh_token() => await RefreshTokens.AreBoundToTheirClientAsync(Op, Variant);
}
