using System.Net;
using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Token;

/// <summary>One valid exchange; each case changes one thing.</summary>
public sealed class AuthorizationCodeGrantTests
{
    /// <summary>Parameter, value (null: left out), error code.</summary>
    public static TheoryData<string, string?, string> Refused { get; } = new()
    {
        { "grant_type", null, "invalid_request" }, // RFC 6749 §5.2
        { "grant_type", "", "invalid_request" },
        { "grant_type", "implicit", "unsupported_grant_type" },
        { "grant_type", "password", "unauthorized_client" },
        { "grant_type", "client_credentials", "unauthorized_client" },
        { "grant_type", "AUTHORIZATION_CODE", "unsupported_grant_type" },
        { "code", null, "invalid_request" },
        { "code", "unknown", "invalid_grant" },
        { "redirect_uri", "https://rp.example.test/other", "invalid_grant" }, // RFC 6749 §4.1.3
        { "redirect_uri", EngineClients.Callback + "/", "invalid_grant" },
        { "code_verifier", null, "invalid_grant" }, // RFC 7636 §4.6
        { "code_verifier", "short", "invalid_grant" },
        { "code_verifier", Flow.Challenge, "invalid_grant" }, // what plain would have sent
        { "code_verifier", "aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "invalid_grant" },
    };

    [Fact, Covers("RFC 6749 §5.1"), Covers("Core §3.1.3.3"), Covers("Core §2"), Covers("Core §3.1.3.6")]
    public async Task A_code_brings_an_access_token_an_id_token_and_a_refresh_token()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var signedIn = host.Clock.GetUtcNow().ToUnixTimeSeconds();

        var answer = await host.TokensAsync(EngineClients.Web);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no-cache", answer.Response.Headers.Pragma.ToString());
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer", answer["token_type"]);
        Assert.Equal(600, answer.Json["expires_in"]!.GetValue<int>());
        Assert.Equal("openid email offline_access", answer["scope"]);
        Assert.Equal(43, answer["refresh_token"].Length);
        var idToken = Flow.Payload(answer["id_token"]);
        Assert.Equal("RS256", Flow.Header(answer["id_token"])["alg"]!.GetValue<string>());
        Assert.Equal(EngineHost.Issuer, idToken["iss"]!.GetValue<string>());
        Assert.Equal("ada", idToken["sub"]!.GetValue<string>());
        Assert.Equal("web", idToken["aud"]!.GetValue<string>());
        Assert.Equal("n-1", idToken["nonce"]!.GetValue<string>());
        Assert.Equal("phr", idToken["acr"]!.GetValue<string>());
        Assert.Equal("[\"swk\",\"user\",\"mfa\"]", idToken["amr"]!.ToJsonString());
        Assert.Equal(SessionNames.For("web", "session-1"), idToken["sid"]!.GetValue<string>());
        Assert.Equal(signedIn, idToken["auth_time"]!.GetValue<long>());
        Assert.Equal(3600, idToken["exp"]!.GetValue<long>() - idToken["iat"]!.GetValue<long>());
        Assert.Equal(IdTokenBuilder.HalfHash(answer["access_token"]), idToken["at_hash"]!.GetValue<string>());
        Assert.Null(idToken["email"]);
    }

    [Fact, Covers("RFC 9068 §2.1"), Covers("RFC 9068 §2.2"), Covers("RFC 9068 §3")]
    public async Task An_access_token_is_a_jwt_for_the_apis_behind_its_scope()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));

        var both = Flow.Payload((await host.TokensAsync(EngineClients.Web, request => request.With("scope", "openid api.read")))["access_token"]);
        var answer = await host.TokensAsync(EngineClients.Web, request => request.With("scope", "api.read"));
        var api = Flow.Payload(answer["access_token"]);

        Assert.Equal("at+jwt", Flow.Header(answer["access_token"])["typ"]!.GetValue<string>());
        Assert.Equal("[\"https://id.example.test\",\"https://api.example.test\"]", both["aud"]!.ToJsonString());
        Assert.Equal("https://api.example.test", api["aud"]!.GetValue<string>());
        Assert.Equal(["iss", "exp", "aud", "sub", "client_id", "iat", "jti", "scope", "auth_time", "acr", "amr", "sid", "grant_id"], api.Select(claim => claim.Key));
        Assert.NotEqual(both["jti"]!.GetValue<string>(), api["jti"]!.GetValue<string>());
        Assert.Null(answer.Json["id_token"]);
    }

    [Theory, MemberData(nameof(Refused)), Covers("RFC 6749 §5.2"), Covers("RFC 6749 §4.1.3"), Covers("RFC 7636 §4.6")]
    public async Task An_exchange_that_does_not_fit_is_refused_and_leaves_the_code_alone(string parameter, string? value, string error)
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);

        var refused = await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code).With(parameter, value));
        var answer = await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(error, refused.Error);
        Assert.Equal("no-store", refused.Response.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact, Covers("RFC 6749 §4.1.3")]
    public async Task A_code_is_refused_to_another_client()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);

        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Rotating, Flow.Exchange(EngineClients.Rotating, code))).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code))).Status);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.OK)]
    [InlineData(60, HttpStatusCode.BadRequest)]
    [Covers("RFC 6749 §4.1.2")]
    public async Task A_code_holds_for_a_minute(int seconds, HttpStatusCode status)
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code))).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)] // also long after it expired
    [Covers("RFC 6749 §4.1.2")]
    public async Task A_code_used_twice_ends_the_grant_of_the_first_use(int secondsLater)
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);
        var first = await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code));
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(first["access_token"])).Status);
        host.Clock.Advance(TimeSpan.FromSeconds(secondsLater));

        var second = await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code));

        Assert.Equal("invalid_grant", second.Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(first["access_token"])).Status);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Web, Flow.Refresh(first["refresh_token"]))).Error);
    }

    [Fact, Covers("RFC 6749 §4.1.2")]
    public async Task Whoever_merely_saw_a_used_code_cannot_end_its_grant()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Spa);
        var first = await host.TokenAsync(EngineClients.Spa, Flow.Exchange(EngineClients.Spa, code));

        var guess = await host.TokenAsync(EngineClients.Spa, Flow.Exchange(EngineClients.Spa, code).With("code_verifier", new string('a', 43)));

        Assert.Equal("invalid_grant", guess.Error);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(first["access_token"])).Status);
    }

    [Fact, Covers("RFC 7636 §4.6")]
    public async Task A_verifier_without_a_challenge_is_a_downgrade_and_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.WithoutPkce, request => request.With("code_challenge", null).With("code_challenge_method", null));

        Assert.Equal("invalid_request", (await host.TokenAsync(EngineClients.WithoutPkce, Flow.Exchange(EngineClients.WithoutPkce, code))).Error);
    }

    [Fact, Covers("OAuth 2.1 §4.1.3")]
    public async Task The_redirect_uri_may_be_left_out_of_the_exchange()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);

        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code).With("redirect_uri", null))).Status);
    }

    [Fact, Covers("RFC 6749 §5.1")]
    public async Task Only_a_client_that_may_refresh_gets_a_refresh_token()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Null((await host.TokensAsync(EngineClients.WithoutRefresh)).Json["refresh_token"]);
        Assert.Equal(0, host.Stores.RefreshTokens);
    }

    [Fact, Covers("RFC 6749 §5.2")]
    public async Task A_client_that_is_not_registered_for_the_grant_is_told_so()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("unauthorized_client", (await host.TokenAsync(EngineClients.Machine, Flow.Exchange(EngineClients.Web, "any"))).Error);
    }

    [Fact, Covers("Core §2")]
    public async Task The_id_token_is_signed_the_way_the_client_registered()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("ES256", Flow.Header((await host.TokensAsync(EngineClients.Es256))["id_token"])["alg"]!.GetValue<string>());
    }

    [Fact]
    public async Task Twenty_exchanges_of_one_code_at_once_give_one_answer()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code)))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("invalid_grant", answer.Error));
    }

    [Fact]
    public async Task An_exchange_writes_once()
    {
        await using var host = await EngineHost.StartAsync();
        RegisteredClient client = EngineClients.Web;
        var code = await host.CodeAsync(client);
        var before = host.Stores.Writes;

        await host.TokenAsync(client, Flow.Exchange(client, code));

        Assert.Equal(1, host.Stores.Writes - before);
    }
}
