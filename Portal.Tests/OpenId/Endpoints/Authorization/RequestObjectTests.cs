using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

/// <summary>Clients that sign their requests. One valid request object; each case changes one thing.</summary>
[Covers("RFC 9101 §4")]
[Covers("RFC 9101 §5")]
[Covers("RFC 9101 §6.2")]
[Covers("RFC 9101 §6.3")]
[Covers("RFC 9101 §10.8")]
public sealed class RequestObjectTests : IDisposable
{
    private const string Address = "https://rp.example.test/request.jwt";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Claim, value as JSON (null: left out; numbers of time count from now): still a request that holds.</summary>
    public static TheoryData<string, string?> StillRight { get; } = new()
    {
        { "iss", null },
        { "aud", null },
        { "aud", "[\"https://other.example.test\",\"https://id.example.test\"]" },
        { "client_id", null },
        { "exp", null },
        { "exp", "60" },
        { "nbf", "-5" },
        { "iat", "30" }, // clocks differ
        { "max_age", "600" },
        { "max_age", "\"600\"" },
        { "claims", "{\"userinfo\":{\"email\":null}}" },
        { "claims", "\"{}\"" },
        { "sub", "\"somebody\"" },
        { "unknown", "[1,2,{}]" },
        { "nonce", "\"\"" },
    };

    /// <summary>Claim, value as JSON (null: left out; numbers of time count from now).</summary>
    public static TheoryData<string, string?> Wrong { get; } = new()
    {
        { "iss", "\"somebody-else\"" },
        { "iss", "1" },
        { "iss", "null" },
        { "aud", "\"https://other.example.test\"" },
        { "aud", "[]" },
        { "aud", "{}" },
        { "sub", "\"signing\"" }, // an assertion by which the client proves itself: RFC 9101 §10.8
        { "client_id", "\"web\"" },
        { "client_id", "1" },
        { "exp", "0" },
        { "exp", "-1" },
        { "exp", "\"tomorrow\"" },
        { "nbf", "120" },
        { "iat", "120" },
        { "request", "\"e30\"" }, // Core §6.1
        { "request_uri", "\"https://rp.example.test/r\"" },
        { "response_type", "\"code token\"" }, // differs from the one outside: Core §6.1
        { "scope", "[\"openid\"]" },
        { "state", "true" },
        { "state", "\"a\\u0000b\"" },
        { "state", "\"HALF\"" }, // half of a character
        { "claims", "[]" },
    };

    [Theory, MemberData(nameof(StillRight)), Covers("Core §6.1")]
    public async Task A_signed_request_counts(string claim, string? value)
    {
        await using var host = await StartAsync();

        var answer = await host.AuthorizeAsync(Outside().With("request", Object(host, Inside(host, claim, value))));

        Assert.Contains("code", answer.Parameters.Keys);
        Assert.Equal("signed state", answer.Parameters["state"]);
    }

    [Theory, MemberData(nameof(Wrong)), Covers("Core §6.1")]
    public async Task A_request_object_that_does_not_fit_goes_back_with_its_own_error(string claim, string? value)
    {
        await using var host = await StartAsync();

        var answer = await host.AuthorizeAsync(Outside().With("request", Object(host, Inside(host, claim, value))));

        Assert.Equal("invalid_request_object", answer.Parameters["error"]);
        Assert.Equal("outer state", answer.Parameters["state"]);
        Assert.StartsWith(EngineClients.Callback, answer.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("client-authentication+jwt")]
    [InlineData("logout+jwt")]
    public async Task Another_kind_of_jwt_is_no_request(string type)
    {
        await using var host = await StartAsync();

        Assert.Equal("invalid_request_object", (await host.AuthorizeAsync(Outside().With("request", Object(host, type: type)))).Parameters["error"]);
    }

    [Theory]
    [InlineData("oauth-authz-req+jwt")]
    [InlineData("application/oauth-authz-req+jwt")]
    [InlineData("JWT")]
    public async Task The_types_that_clients_send_are_taken(string type)
    {
        await using var host = await StartAsync();

        Assert.Contains("code", (await host.AuthorizeAsync(Outside().With("request", Object(host, type: type)))).Parameters.Keys);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJzaWduaW5nIn0.")] // alg none
    [InlineData("eyJhbGciOiJFUzI1NiJ9.W10.AAAA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.eyJzdGF0ZSI6ImEiLCJzdGF0ZSI6ImIifQ.AAAA")] // a member twice
    public async Task Text_that_is_no_signed_request_is_refused(string text)
    {
        await using var host = await StartAsync();

        Assert.Equal("invalid_request_object", (await host.AuthorizeAsync(Outside().With("request", text))).Parameters["error"]);
    }

    [Fact]
    public async Task Only_the_registered_key_and_algorithm_sign_a_request()
    {
        await using var host = await StartAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("invalid_request_object", (await host.AuthorizeAsync(Outside().With("request", Object(host, key: other)))).Parameters["error"]);

        var good = Object(host);
        host.Stores.Add(TheClient(algorithm: "PS256"));
        Assert.Equal("invalid_request_object", (await host.AuthorizeAsync(Outside().With("request", good))).Parameters["error"]);

        var publicKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Jwk().ToJsonString()));
        var forged = new JsonWebTokenHandler().CreateToken(Inside(host).ToJsonString(), new SigningCredentials(publicKey, "HS256"));
        Assert.Equal("invalid_request_object", (await host.AuthorizeAsync(Outside().With("request", forged))).Parameters["error"]);
    }

    [Fact]
    public async Task What_stands_outside_a_signed_request_adds_nothing_to_it()
    {
        await using var host = await StartAsync();
        var inside = Inside(host, "nonce", null);

        var answer = await host.AuthorizeAsync(Outside()
            .With("request", Object(host, inside)).With("scope", "openid email phone").With("nonce", "injected").With("prompt", "consent").With("code_challenge", "changed"));
        var tokens = await host.TokenAsync(TheClient(), Flow.Exchange(TheClient(), answer.Parameters["code"]));

        Assert.Equal("openid email", tokens["scope"]);
        Assert.False(Flow.Payload(tokens["id_token"]).ContainsKey("nonce"));
    }

    [Fact]
    public async Task The_redirect_uri_that_was_signed_is_the_one_that_counts()
    {
        await using var host = await StartAsync();

        var right = await host.AuthorizeAsync(Outside().With("redirect_uri", "https://evil.example.test/cb").With("request", Object(host)));
        var shown = await host.AuthorizeAsync(Outside().With("request", Object(host, Inside(host, "redirect_uri", "\"https://evil.example.test/cb\""))));

        Assert.StartsWith(EngineClients.Callback + "?code=", right.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
        Assert.Null(shown.Location);
    }

    [Fact]
    public async Task A_broken_request_object_without_a_trusted_way_back_is_shown()
    {
        await using var host = await StartAsync();

        var answer = await host.AuthorizeAsync(Outside().With("redirect_uri", "https://evil.example.test/cb").With("request", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("invalid_request_object", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_request_waits_for_the_sign_in_as_it_was_signed()
    {
        await using var host = await StartAsync();
        host.User = null;

        var parked = (await host.AuthorizeAsync(Outside().With("nonce", "injected").With("request", Object(host)))).Parameters["request"];
        host.SignIn();
        host.Clock.Advance(TimeSpan.FromMinutes(20)); // by then the object itself has expired
        var answer = await Answer.OfAsync(await host.Http.GetAsync($"/oauth2/authorize/resume?request={parked}", TestContext.Current.CancellationToken));

        Assert.Equal("signed state", answer.Parameters["state"]);
        Assert.Contains("code", answer.Parameters.Keys);
    }

    [Fact, Covers("Core §6.2")]
    public async Task A_signed_request_is_fetched_from_a_registered_address_only()
    {
        await using var host = await StartAsync();
        host.Documents[Address] = Object(host) + "\n";
        host.Documents["https://rp.example.test/other.jwt"] = Object(host);

        Assert.Contains("code", (await host.AuthorizeAsync(Outside().With("request_uri", Address))).Parameters.Keys);
        Assert.Equal("invalid_request_uri", await RefusalAsync(host, "https://rp.example.test/other.jwt"));
        Assert.Equal("invalid_request_uri", await RefusalAsync(host, $"{Address}#x"));
        Assert.Equal("invalid_request_uri", await RefusalAsync(host, "urn:ietf:params:oauth:request_uri:made-up"));
        host.Documents[Address] = "not a jwt";
        Assert.Equal("invalid_request_object", await RefusalAsync(host, Address));
        host.Documents.Remove(Address);
        Assert.Equal("invalid_request_uri", await RefusalAsync(host, Address));
    }

    [Fact]
    public async Task Both_ways_at_once_are_none()
    {
        await using var host = await StartAsync();

        Assert.Equal("invalid_request", (await host.AuthorizeAsync(Outside().With("request", Object(host)).With("request_uri", Address))).Parameters["error"]);
    }

    public void Dispose() => _key.Dispose();

    private static async Task<string> RefusalAsync(EngineHost host, string address) =>
        (await host.AuthorizeAsync(Outside().With("request_uri", address))).Parameters["error"];

    private async Task<EngineHost> StartAsync()
    {
        var host = await EngineHost.StartAsync(TheClient());
        host.SignIn();
        return host;
    }

    private RegisteredClient TheClient(string algorithm = "ES256") => EngineClients.Web with
    {
        ClientId = "signing",
        Metadata = EngineClients.Web.Metadata with
        {
            RequestObjectSigningAlg = algorithm,
            RequestUris = [Address],
            Jwks = new JsonObject { ["keys"] = new JsonArray(Jwk()) },
        },
    };

    private JsonObject Jwk()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "k1", ["x"] = Base64Url.Encode(point.X), ["y"] = Base64Url.Encode(point.Y) };
    }

    private static Dictionary<string, string?> Outside() => new()
    {
        ["client_id"] = "signing",
        ["response_type"] = "code",
        ["scope"] = "openid",
        ["redirect_uri"] = EngineClients.Callback,
        ["state"] = "outer state",
    };

    private static JsonObject Inside(EngineHost host, string? claim = null, string? value = null)
    {
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        var inside = new JsonObject
        {
            ["iss"] = "signing",
            ["aud"] = EngineHost.Issuer,
            ["exp"] = now + 60,
            ["client_id"] = "signing",
            ["redirect_uri"] = EngineClients.Callback,
            ["response_type"] = "code",
            ["scope"] = "openid email",
            ["state"] = "signed state",
            ["nonce"] = "signed",
            ["code_challenge"] = Flow.Challenge,
            ["code_challenge_method"] = "S256",
        };
        if (claim is not null) inside.Remove(claim);
        if (claim is not null && value is not null)
        {
            inside[claim] = claim is "exp" or "nbf" or "iat" && long.TryParse(value, CultureInfo.InvariantCulture, out var seconds)
                ? now + seconds
                : JsonNode.Parse(value);
        }

        return inside;
    }

    private string Object(EngineHost host, JsonObject? inside = null, string type = "oauth-authz-req+jwt", ECDsa? key = null)
    {
        // Put together by hand: the library would not write some of the wrong values.
        var header = new JsonObject { ["alg"] = "ES256", ["kid"] = "k1" };
        if (inside?["sub"]?.GetValue<string>() != "signing") header["typ"] = type;
        var text = $"{Encode(header)}.{Encode(inside ?? Inside(host))}";
        return $"{text}.{Base64Url.Encode((key ?? _key).SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(JsonObject json) =>
        Base64Url.Encode(Encoding.UTF8.GetBytes(json.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal)));
}
