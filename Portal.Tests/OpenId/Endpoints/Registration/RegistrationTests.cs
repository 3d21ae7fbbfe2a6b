using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Registration;

/// <summary>Clients that register themselves. One valid registration; each case changes one member.</summary>
[Covers("RFC 7591 §2")]
[Covers("RFC 7591 §2.1")]
[Covers("RFC 7591 §2.2")]
[Covers("RFC 7591 §3")]
[Covers("RFC 7591 §3.1")]
[Covers("RFC 7591 §3.2.1")]
[Covers("RFC 7591 §5")]
[Covers("RFC 8252 §7.1")]
[Covers("Registration §2")]
[Covers("Registration §5")]
[Covers("RP-Initiated Logout §3.1")]
[Covers("Back-Channel Logout §2.2")]
[Covers("Front-Channel Logout §2")]
public sealed class RegistrationTests
{
    private const string PublicJwks = """{"keys":[{"kty":"EC","crv":"P-256","kid":"k","x":"15f_SD4xnunYfGKCDjMhHROj3P7aYiJtK5pSshQxAQE","y":"dc3auhqXD5nZ99aWFKGkvv67vs1Cf1Q1mEyVFcRaOmo"}]}""";
    private const string PrivateJwks = """{"keys":[{"kty":"EC","crv":"P-256","x":"15f_SD4xnunYfGKCDjMhHROj3P7aYiJtK5pSshQxAQE","y":"dc3auhqXD5nZ99aWFKGkvv67vs1Cf1Q1mEyVFcRaOmo","d":"S13-vN0EMjDLppBeg066gGnM3IoIjN60OI8vKpDmbRE"}]}""";

    /// <summary>Member, its JSON, error code.</summary>
    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        { "redirect_uris", "[]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"/cb\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"https://rp.example.test/cb#f\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"https://u:p@rp.example.test/cb\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"http://rp.example.test/cb\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"javascript:alert(1)\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"data:text/html,x\"]", "invalid_redirect_uri" },
        { "redirect_uris", "[\"com.example.app:/cb\"]", "invalid_redirect_uri" }, // not a native app
        { "redirect_uris", "[\"https://rp.example.test/c b\"]", "invalid_redirect_uri" },
        { "redirect_uris", "\"https://rp.example.test/cb\"", "invalid_client_metadata" }, // RFC 7591 §3.2.2: the wrong type
        { "redirect_uris", "[1]", "invalid_client_metadata" },
        { "redirect_uris", "[null]", "invalid_client_metadata" },
        { "application_type", "\"desktop\"", "invalid_client_metadata" },
        { "response_types", "[\"token\"]", "invalid_client_metadata" }, // not open by policy
        { "response_types", "[\"banana\"]", "invalid_client_metadata" },
        { "grant_types", "[\"password\"]", "invalid_client_metadata" },
        { "grant_types", "[\"implicit\"]", "invalid_client_metadata" },
        { "grant_types", "[\"banana\"]", "invalid_client_metadata" },
        { "grant_types", "{}", "invalid_client_metadata" },
        { "token_endpoint_auth_method", "\"tls_client_auth\"", "invalid_client_metadata" },
        { "token_endpoint_auth_method", "\"private_key_jwt\"", "invalid_client_metadata" }, // without keys
        { "token_endpoint_auth_method", "1", "invalid_client_metadata" },
        { "jwks", PrivateJwks, "invalid_client_metadata" },
        { "jwks", "{\"keys\":[]}", "invalid_client_metadata" },
        { "jwks", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}", "invalid_client_metadata" },
        { "jwks", "[]", "invalid_client_metadata" },
        { "jwks_uri", "\"http://rp.example.test/jwks\"", "invalid_client_metadata" },
        { "jwks_uri", "\"file:///etc/passwd\"", "invalid_client_metadata" },
        { "subject_type", "\"private\"", "invalid_client_metadata" },
        { "sector_identifier_uri", "\"http://rp.example.test/s\"", "invalid_client_metadata" },
        { "sector_identifier_uri", "\"https://rp.example.test/missing\"", "invalid_client_metadata" },
        { "sector_identifier_uri", "\"https://rp.example.test/other.json\"", "invalid_client_metadata" },
        { "id_token_signed_response_alg", "\"none\"", "invalid_client_metadata" },
        { "id_token_signed_response_alg", "\"HS256\"", "invalid_client_metadata" },
        { "userinfo_signed_response_alg", "\"none\"", "invalid_client_metadata" },
        { "request_object_signing_alg", "\"none\"", "invalid_client_metadata" },
        { "request_object_signing_alg", "\"HS256\"", "invalid_client_metadata" },
        { "request_object_signing_alg", "\"ES256\"", "invalid_client_metadata" }, // without keys
        { "client_name", "\"\"", "invalid_client_metadata" },
        { "client_name", "\"Bank\\u202Eknab\"", "invalid_client_metadata" }, // a name that reads backwards
        { "client_name#de", "\"\\u0007\"", "invalid_client_metadata" },
        { "client_uri", "\"javascript:alert(1)\"", "invalid_client_metadata" },
        { "logo_uri", "\"data:image/svg+xml,x\"", "invalid_client_metadata" },
        { "policy_uri", "\"nowhere\"", "invalid_client_metadata" },
        { "tos_uri", "7", "invalid_client_metadata" },
        { "contacts", "\"me\"", "invalid_client_metadata" },
        { "scope", "\"open\\\\id\"", "invalid_client_metadata" },
        { "default_max_age", "-1", "invalid_client_metadata" },
        { "default_max_age", "\"soon\"", "invalid_client_metadata" },
        { "require_auth_time", "\"yes\"", "invalid_client_metadata" },
        { "initiate_login_uri", "\"http://rp.example.test/login\"", "invalid_client_metadata" },
        { "request_uris", "[\"http://rp.example.test/r\"]", "invalid_client_metadata" },
        { "post_logout_redirect_uris", "[\"http://rp.example.test/out\"]", "invalid_client_metadata" },
        { "post_logout_redirect_uris", "[\"https://rp.example.test/out#f\"]", "invalid_client_metadata" },
        { "backchannel_logout_uri", "\"http://rp.example.test/out\"", "invalid_client_metadata" },
        { "backchannel_logout_uri", "\"https://rp.example.test/out#f\"", "invalid_client_metadata" },
        { "frontchannel_logout_uri", "\"https://other.example.test/out\"", "invalid_client_metadata" },
    };

    [Theory]
    [InlineData("/oauth2/register")]
    [InlineData("/oidc/register/")]
    public async Task A_client_gets_its_credentials_once_and_learns_what_it_is_registered_with(string path)
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await PostAsync(host, Valid(), path: path);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.Equal(
            ["client_id", "client_id_issued_at", "client_secret", "client_secret_expires_at", "registration_access_token", "registration_client_uri",
             "client_name", "redirect_uris", "application_type", "grant_types", "response_types", "token_endpoint_auth_method", "scope",
             "subject_type", "id_token_signed_response_alg"],
            answer.Json.Select(member => member.Key));
        Assert.Equal(0, answer.Json["client_secret_expires_at"]!.GetValue<int>());
        Assert.Equal($"{EngineHost.Issuer}/oauth2/register/{answer["client_id"]}", answer["registration_client_uri"]);
        Assert.Matches("^[A-Za-z0-9._~-]{43}$", answer["client_id"]);
        Assert.Matches("^[A-Za-z0-9._~-]{43}$", answer["client_secret"]);
    }

    [Fact]
    public async Task A_registered_client_signs_people_in()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var registered = await PostAsync(host, Valid());

        var asked = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("client_id", registered["client_id"]));

        Assert.StartsWith("/consent?", asked.Location!.OriginalString, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token") { Content = new FormUrlEncodedContent(Flow.Exchange(EngineClients.Web, "made-up")!) };
        request.Headers.Authorization = Flow.Basic(registered["client_id"], registered["client_secret"]);
        Assert.Equal("invalid_grant", (await Answer.OfAsync(await host.Http.SendAsync(request))).Error);
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task A_member_that_cannot_be_used_is_refused_with_its_name(string member, string json, string error)
    {
        await using var host = await EngineHost.StartAsync();
        host.Documents["https://rp.example.test/other.json"] = "[\"https://rp.example.test/other\"]";
        var registration = Valid();
        registration[member] = JsonNode.Parse(json);

        var answer = await PostAsync(host, registration);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.NotEmpty(answer["error_description"]);
    }

    [Fact]
    public async Task Unknown_members_and_our_own_are_neither_kept_nor_echoed()
    {
        await using var host = await EngineHost.StartAsync();
        var registration = Valid();
        foreach (var (name, value) in new[] { ("x_consent", "skip"), ("x_profile", "compat"), ("banana", "yes"), ("client_id", "mine"), ("client_secret", "mine") })
            registration[name] = value;

        var answer = await PostAsync(host, registration);

        Assert.Null(answer.Json["x_consent"]);
        Assert.Null(answer.Json["banana"]);
        Assert.NotEqual("mine", answer["client_id"]);
        Assert.NotEqual("mine", answer["client_secret"]);
        var kept = (await ((Portal.OpenId.Clients.IClientStore)host.Stores).FindAsync(answer["client_id"], CancellationToken.None))!.Metadata;
        Assert.Equal("remember", kept.Consent);
        Assert.Equal("oauth21", kept.Profile);
    }

    [Fact]
    public async Task What_is_left_out_gets_its_default_and_what_does_not_exist_is_dropped()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", []));
        var native = Valid();
        native["application_type"] = "native";
        native["redirect_uris"] = new JsonArray("http://127.0.0.1/cb", "com.example.app:/cb");
        native["scope"] = "openid api.read banana";
        native["client_name#de"] = "Hafennotizen";
        native["contacts"] = null;

        var answer = await PostAsync(host, native);

        Assert.Equal("none", answer["token_endpoint_auth_method"]);
        Assert.Null(answer.Json["client_secret"]);
        Assert.Null(answer.Json["client_secret_expires_at"]);
        Assert.Equal("openid api.read", answer["scope"]);
        Assert.Equal("Hafennotizen", answer["client_name#de"]);
    }

    [Fact]
    public async Task The_older_response_types_need_the_policy_and_bring_their_grant()
    {
        await using var host = await EngineHost.StartAsync();
        host.Options.Registration.AllowCompat = true;
        var registration = Valid();
        registration["response_types"] = new JsonArray("code id_token", "id_token");

        var answer = await PostAsync(host, registration);

        Assert.Equal("[\"authorization_code\",\"implicit\"]", answer.Json["grant_types"]!.ToJsonString());
        registration["redirect_uris"] = new JsonArray("http://localhost/cb");
        Assert.Equal("invalid_redirect_uri", (await PostAsync(host, registration)).Error);
    }

    [Fact]
    public async Task A_client_that_acts_for_itself_needs_no_redirect_uri()
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await PostAsync(host, new JsonObject { ["grant_types"] = new JsonArray("client_credentials") });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("[]", answer.Json["response_types"]!.ToJsonString());
    }

    [Fact]
    public async Task A_sector_must_vouch_for_every_redirect_uri()
    {
        await using var host = await EngineHost.StartAsync();
        host.Documents["https://rp.example.test/sector.json"] = "[\"https://rp.example.test/cb\",\"https://two.example.test/cb\"]";
        var registration = Valid();
        registration["subject_type"] = "pairwise";
        registration["redirect_uris"] = new JsonArray("https://rp.example.test/cb", "https://two.example.test/cb");

        Assert.Equal("invalid_client_metadata", (await PostAsync(host, registration)).Error);
        registration["sector_identifier_uri"] = "https://rp.example.test/sector.json";
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, registration)).Status);
    }

    [Fact]
    public async Task Keys_are_taken_by_value_or_by_address_but_not_both()
    {
        await using var host = await EngineHost.StartAsync();
        var registration = Valid();
        registration["token_endpoint_auth_method"] = "private_key_jwt";
        registration["jwks"] = JsonNode.Parse(PublicJwks);

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, registration)).Status);
        registration["jwks_uri"] = "https://rp.example.test/jwks.json";
        Assert.Equal("invalid_client_metadata", (await PostAsync(host, registration)).Error);
        registration.Remove("jwks");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, registration)).Status);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("a=b", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_registration_is_refused(string body, string type, HttpStatusCode status)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(status, (await host.Http.PostAsync("/oauth2/register", new StringContent(body, Encoding.UTF8, type))).StatusCode);
    }

    [Fact]
    public async Task An_initial_access_token_registers_one_client()
    {
        await using var host = await EngineHost.StartAsync();
        host.Options.Registration.TokenRequired = true;
        host.Registrations.InitialTokens.Add(HandleHash.Of("initial"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(host, Valid())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(host, Valid(), "wrong")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, [], "initial")).Status); // a mistake does not cost the token
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, Valid(), "initial")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(host, Valid(), "initial")).Status);
    }

    [Fact]
    public async Task An_address_registers_ten_clients_an_hour()
    {
        await using var host = await EngineHost.StartAsync();
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, Valid())).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        var refused = await PostAsync(host, Valid());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("2400", refused.Response.Headers.RetryAfter!.ToString());
        host.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(host, Valid())).Status);
    }

    [Fact]
    public async Task An_installation_can_close_the_door()
    {
        await using var host = await EngineHost.StartAsync();
        host.Options.Registration.Enabled = false;

        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(host, Valid())).Status);
        Assert.Null((await Answer.OfAsync(await host.Http.GetAsync("/.well-known/openid-configuration"))).Json["registration_endpoint"]);
    }

    internal static JsonObject Valid() => new()
    {
        ["client_name"] = "Harbor Notes",
        ["redirect_uris"] = new JsonArray(EngineClients.Callback),
        ["scope"] = "openid email offline_access",
    };

    internal static async Task<Answer> PostAsync(EngineHost host, JsonObject registration, string? token = null, string path = "/oauth2/register")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(registration.ToJsonString(), Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}
