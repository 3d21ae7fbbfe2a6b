using System.Net;
using Portal.OpenId.Clients;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

/// <summary>One valid request; each case changes one parameter.</summary>
[Covers("RFC 6749 §3.1.1")]
[Covers("RFC 6749 §3.3")]
[Covers("RFC 7636 §4.3")]
[Covers("Core §6.1")]
[Covers("Core §6.2")]
[Covers("Core §7.2.1")]
public sealed class AuthorizationRequestTests
{
    private static readonly string Long = new('a', 5000);

    /// <summary>Client, parameter, value (null: left out), error code.</summary>
    public static TheoryData<string, string, string?, string> ReturnedErrors { get; } = new()
    {
        { "web", "response_type", null, "invalid_request" }, // RFC 6749 §3.1.1
        { "web", "response_type", "", "invalid_request" },
        { "web", "response_type", "CODE", "unsupported_response_type" },
        { "web", "response_type", "code code", "unsupported_response_type" },
        { "web", "response_type", "none code", "unsupported_response_type" },
        { "web", "response_type", "none", "unauthorized_client" }, // not opened for older response types
        { "machine", "response_type", "code", "unauthorized_client" }, // RFC 6749 §4.1.2.1
        { "web", "response_mode", "web_message", "invalid_request" },
        { "web", "request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported" }, // Core §6.1
        { "web", "request_uri", "https://rp.example.test/r", "request_uri_not_supported" }, // Core §6.2
        { "web", "registration", "{}", "registration_not_supported" }, // Core §7.2.1
        { "web", "state", Long, "invalid_request" },
        { "web", "scope", null, "invalid_scope" }, // RFC 6749 §3.3
        { "web", "scope", "", "invalid_scope" },
        { "web", "scope", "openid \"x\"", "invalid_scope" },
        { "web", "scope", "openid admin", "invalid_scope" },
        { "web", "scope", "OpenID", "invalid_scope" },
        { "web", "scope", Long, "invalid_scope" },
        { "web", "code_challenge", null, "invalid_request" }, // RFC 7636 §4.4.1
        { "spa", "code_challenge", null, "invalid_request" },
        { "no-pkce", "code_challenge", null, "invalid_request" }, // a method without a challenge
        { "web", "code_challenge", "short", "invalid_request" },
        { "web", "code_challenge", Flow.Challenge + "A", "invalid_request" },
        { "web", "code_challenge_method", null, "invalid_request" }, // would mean plain: RFC 7636 §4.3
        { "web", "code_challenge_method", "plain", "invalid_request" },
        { "web", "code_challenge_method", "s256", "invalid_request" },
        { "web", "nonce", Long, "invalid_request" },
        { "web", "prompt", "none login", "invalid_request" }, // Core §3.1.2.1
        { "web", "prompt", "loud", "invalid_request" },
        { "web", "claims", "x", "invalid_request" }, // Core §5.5
        { "web", "claims", "[]", "invalid_request" },
        { "web", "claims", "{\"userinfo\":{\"\\ud800\":null}}", "invalid_request" },
        { "web", "claims", "{\"userinfo\":{\"name\":{\"value\":\"\\ud800\"}}}", "invalid_request" },
        { "web", "claims", "{\"\\ud800\":{}}", "invalid_request" },
        { "web", "claims", "{\"userinfo\":1}", "invalid_request" },
        { "web", "claims", "{\"id_token\":{\"acr\":{\"essential\":\"yes\"}}}", "invalid_request" },
        { "web", "claims", "{\"id_token\":{\"acr\":{\"values\":\"phr\"}}}", "invalid_request" },
        { "web", "id_token_hint", "x", "invalid_request" }, // Core §3.1.2.1
        { "web", "id_token_hint", "eyJhbGciOiJub25lIn0.e30.", "invalid_request" },
        { "web", "max_age", "-1", "invalid_request" },
        { "web", "max_age", "1.5", "invalid_request" },
        { "web", "max_age", "soon", "invalid_request" },
        { "web", "max_age", "99999999999999999999", "invalid_request" },
    };

    /// <summary>Parameter, value: there is no place that the answer could go to.</summary>
    public static TheoryData<string, string?> ShownErrors { get; } = new()
    {
        { "client_id", null },
        { "client_id", "" },
        { "client_id", "unknown" },
        { "client_id", "WEB" },
        { "client_id", "web " },
        { "redirect_uri", null }, // Core §3.1.2.1: required with openid
        { "redirect_uri", "https://evil.example.test/cb" },
        { "redirect_uri", "https://rp.example.test/cb/" },
        { "redirect_uri", "https://rp.example.test/cb#x" },
        { "redirect_uri", "javascript:alert(1)" },
        { "redirect_uri", "//rp.example.test/cb" },
    };

    [Theory, MemberData(nameof(ReturnedErrors)), Covers("RFC 6749 §4.1.2.1"), Covers("RFC 9207 §2")]
    public async Task An_error_goes_back_to_the_client_with_state_and_issuer(string clientId, string parameter, string? value, string error)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var client = Client(clientId);

        var answer = await host.AuthorizeAsync(Flow.Authorization(client).With(parameter, value));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith($"{EngineClients.Callback}?", answer.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(error, answer.Parameters["error"]);
        Assert.Equal(parameter == "state" ? Long : "s&t=a te", answer.Parameters["state"]);
        Assert.Equal(EngineHost.Issuer, answer.Parameters["iss"]);
        Assert.False(answer.Parameters.ContainsKey("code"));
        Assert.Matches("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+$", answer.Parameters["error_description"]);
    }

    [Theory, MemberData(nameof(ShownErrors)), Covers("RFC 6749 §4.1.2.1"), Covers("RFC 6749 §3.1.2.3"), Covers("Core §3.1.2.1")]
    public async Task A_request_that_cannot_be_trusted_to_go_back_is_shown_and_not_redirected(string parameter, string? value)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With(parameter, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(answer.Location);
        Assert.StartsWith("invalid_request", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&scope=openid", "scope", "s&t=a te")]
    [InlineData("&state=", "state", null)]
    [InlineData("&response_type=id_token", "response_type", "s&t=a te")]
    [InlineData("&unknown=1&unknown=2", "unknown", "s&t=a te")]
    [InlineData("&nonce=%zz", "nonce", "s&t=a te")]
    [InlineData("&request=a&request=b", "request", "s&t=a te")]
    [Covers("RFC 6749 §3.1"), Covers("RFC 6749 §4.1.2.1"), Covers("RFC 9207 §2")]
    public async Task A_parameter_that_is_given_twice_goes_back_as_an_error(string more, string name, string? state)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await Answer.OfAsync(await host.Http.GetAsync("/oauth2/authorize" + Flow.Authorization(EngineClients.Web).Query() + more));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith($"{EngineClients.Callback}?", answer.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(("invalid_request", $"{name} is given more than once"), (answer.Parameters["error"], answer.Parameters["error_description"]));
        Assert.Equal((state, EngineHost.Issuer), (answer.Parameters.GetValueOrDefault("state"), answer.Parameters["iss"]));
    }

    [Theory]
    [InlineData("&client_id=web")]
    [InlineData("&redirect_uri=https://rp.example.test/cb")]
    [InlineData("&scope=openid&redirect_uri=")]
    [InlineData("&nonce=%ff")]
    [Covers("RFC 6749 §3.1")]
    public async Task A_request_of_which_nobody_can_tell_where_it_leads_back_is_shown(string more)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await Answer.OfAsync(await host.Http.GetAsync("/oauth2/authorize" + Flow.Authorization(EngineClients.Web).Query() + more));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Theory]
    [InlineData("/oauth2/authorize")]
    [InlineData("/oauth2/authorize/")]
    [InlineData("/oidc/authorize")]
    [InlineData("/oidc/authorize/")]
    [Covers("RFC 6749 §4.1.2"), Covers("RFC 6749 §4.1.1")]
    public async Task A_valid_request_of_a_signed_in_person_gets_a_code_at_every_address(string path)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("unknown", "ignored").With("ui_locales", ""), path);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.Equal(["code", "state", "iss"], answer.Parameters.Keys);
        Assert.Equal(43, answer.Parameters["code"].Length);
        Assert.Equal("s&t=a te", answer.Parameters["state"]);
    }

    [Fact, Covers("RFC 7636 §4.4.1")]
    public async Task A_client_that_was_let_off_pkce_may_leave_it_out()
    {
        await using var host = await EngineHost.StartAsync();

        var tokens = await host.TokenAsync(EngineClients.WithoutPkce, Flow.Exchange(EngineClients.WithoutPkce, await host.CodeAsync(
            EngineClients.WithoutPkce, request => request.With("code_challenge", null).With("code_challenge_method", null))).With("code_verifier", null));

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
    }

    [Fact, Covers("RFC 6749 §3.1.2.3")]
    public async Task A_plain_oauth_request_may_leave_out_the_only_redirect_uri()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var one = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("scope", "api.read").With("redirect_uri", null));
        var several = await host.AuthorizeAsync(Flow.Authorization(EngineClients.TwoCallbacks).With("scope", "api.read").With("redirect_uri", null));

        Assert.StartsWith(EngineClients.Callback, one.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, several.Status);
    }

    [Theory]
    [InlineData(null, 60, true)]
    [InlineData(null, 61, false)]
    [InlineData("3600", 61, true)] // what the request says goes before what the client registered
    [InlineData("30", 31, false)]
    [Covers("Registration §2"), Covers("Core §3.1.2.1")]
    public async Task A_client_can_register_how_old_a_sign_in_may_be(string? maxAge, int seconds, bool goesOn)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Impatient).With("max_age", maxAge));

        Assert.Equal(goesOn, answer.Parameters.ContainsKey("code"));
    }

    [Fact, Covers("RFC 6749 §4.1.2")]
    public async Task The_answer_joins_the_query_of_the_redirect_uri()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.TwoCallbacks).With("redirect_uri", "https://rp.example.test/other?x=1"));

        Assert.StartsWith("https://rp.example.test/other?x=1&code=", answer.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("RFC 8252 §7.3")]
    public async Task A_native_app_gets_its_answer_at_the_port_it_listens_on()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Native).With("redirect_uri", "http://127.0.0.1:61023/cb"));

        Assert.StartsWith("http://127.0.0.1:61023/cb?code=", answer.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("Multiple Response Types §2.1")]
    public async Task The_fragment_mode_puts_answer_and_error_into_the_fragment()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("response_mode", "fragment"));
        var error = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("response_mode", "fragment").With("scope", "nope"));

        Assert.StartsWith($"{EngineClients.Callback}#code=", answer.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith($"{EngineClients.Callback}#error=invalid_scope", error.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("Form Post §2")]
    public async Task The_form_post_mode_answers_with_an_encoded_form_that_only_its_own_script_may_send()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("response_mode", "form_post").With("state", "\"><script>x</script>"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains($"action=\"{EngineClients.Callback}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"code\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>x", answer.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.Matches("^default-src 'none'; script-src 'sha256-[^']+'; frame-ancestors 'none'; base-uri 'none'$", answer.Response.Headers.GetValues("Content-Security-Policy").Single());
    }

    private static RegisteredClient Client(string id) => EngineClients.All.Single(client => client.ClientId == id);
}
