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

namespace Portal.Tests.OpenId.Clients;

/// <summary>Clients that prove themselves with a JWT. One valid assertion; each case changes one thing.</summary>
[Covers("RFC 7523 §2.2")]
[Covers("RFC 7523 §3")]
[Covers("RFC 10070 §4")]
public sealed class ClientAssertionTests : IDisposable
{
    private static readonly string Secret = new('s', 64);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Claim, value (null: left out); seconds count from now.</summary>
    public static TheoryData<string, string?> Wrong { get; } = new()
    {
        { "iss", "somebody-else" },
        { "iss", null },
        { "sub", "somebody-else" },
        { "sub", null },
        { "aud", "https://id.example.test/oauth2/token" }, // the endpoint is no longer an audience: RFC 10070
        { "aud", "https://id.example.test/" },
        { "aud", "[\"https://id.example.test\",\"https://rp.example.test\"]" },
        { "aud", "[]" },
        { "aud", null },
        { "exp", "0" },
        { "exp", "-1" },
        { "exp", "3600" }, // lives too long to be remembered
        { "exp", null },
        { "nbf", "120" },
        { "iat", "120" },
        { "jti", null },
        { "jti", "" },
    };

    [Theory]
    [InlineData("private_key_jwt", null, null)]
    [InlineData("private_key_jwt", "JWT", null)]
    [InlineData("private_key_jwt", "client-authentication+jwt", "ES256")]
    [InlineData("client_secret_jwt", null, null)]
    [InlineData("client_secret_jwt", null, "HS256")]
    public async Task An_assertion_proves_the_client_once(string method, string? type, string? registeredAlgorithm)
    {
        await using var host = await StartAsync(method, registeredAlgorithm);
        var assertion = Assertion(host, method, type: type);

        Assert.Equal("invalid_grant", (await SendAsync(host, assertion)).Error); // past client authentication
        Assert.Equal("invalid_client", (await SendAsync(host, assertion)).Error); // a replay
        Assert.Equal("invalid_grant", (await SendAsync(host, Assertion(host, method), clientId: null)).Error); // it names the client itself
    }

    [Theory, MemberData(nameof(Wrong))]
    public async Task An_assertion_that_says_something_else_proves_nothing(string claim, string? value)
    {
        await using var host = await StartAsync("private_key_jwt");

        var answer = await SendAsync(host, Assertion(host, "private_key_jwt", claim, value));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}", answer.Body);
    }

    [Fact]
    public async Task Not_even_a_client_opened_for_the_older_ways_may_name_the_token_endpoint()
    {
        await using var host = await StartAsync("private_key_jwt");
        var older = TheClient("private_key_jwt");
        host.Stores.Add(older with { Metadata = older.Metadata with { Profile = ClientProfiles.Compat } });

        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "private_key_jwt", "aud", EngineHost.Issuer + "/oauth2/token"))).Error);
        Assert.Equal("invalid_grant", (await SendAsync(host, Assertion(host, "private_key_jwt"))).Error); // past client authentication
    }

    [Theory]
    [InlineData("private_key_jwt", "at+jwt")]
    [InlineData("private_key_jwt", "logout+jwt")]
    [InlineData("client_secret_jwt", "dpop+jwt")]
    public async Task Another_kind_of_jwt_proves_nothing(string method, string type)
    {
        await using var host = await StartAsync(method);

        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, method, type: type))).Error);
    }

    [Fact]
    public async Task Only_the_registered_method_key_and_algorithm_prove_anything()
    {
        await using var host = await StartAsync("private_key_jwt", "RS256");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "private_key_jwt"))).Error); // ES256 is not registered
        host.Stores.Add(TheClient("private_key_jwt"));
        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "client_secret_jwt"))).Error);
        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "private_key_jwt", key: other))).Error);
        Assert.Equal("invalid_grant", (await SendAsync(host, Assertion(host, "private_key_jwt"))).Error);
        host.Stores.Add(TheClient("client_secret_jwt"));
        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "private_key_jwt"))).Error);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJqd3QifQ.")] // alg none
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOjF9.")]
    public async Task Text_that_is_no_signed_jwt_proves_nothing(string assertion)
    {
        await using var host = await StartAsync("private_key_jwt");

        Assert.Equal("invalid_client", (await SendAsync(host, assertion)).Error);
        Assert.Equal("invalid_client", (await SendAsync(host, assertion, clientId: null)).Error);
    }

    [Fact]
    public async Task The_public_key_is_no_secret()
    {
        await using var host = await StartAsync("private_key_jwt");
        var publicKey = Encoding.UTF8.GetBytes(Jwk().ToJsonString());
        var forged = new JsonWebTokenHandler().CreateToken(
            Claims(host).ToJsonString(), new SigningCredentials(new SymmetricSecurityKey(publicKey), SecurityAlgorithms.HmacSha256));

        Assert.Equal("invalid_client", (await SendAsync(host, forged)).Error);
    }

    [Theory]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:saml2-bearer")]
    [InlineData(null)]
    public async Task The_type_of_the_assertion_must_be_said(string? type)
    {
        await using var host = await StartAsync("private_key_jwt");

        Assert.Equal("invalid_client", (await SendAsync(host, Assertion(host, "private_key_jwt"), type: type)).Error);
    }

    public void Dispose() => _key.Dispose();

    private async Task<EngineHost> StartAsync(string method, string? algorithm = null) =>
        await EngineHost.StartAsync(TheClient(method, algorithm));

    private RegisteredClient TheClient(string method, string? algorithm = null) => EngineClients.Web with
    {
        ClientId = "jwt",
        Metadata = EngineClients.Web.Metadata with
        {
            TokenEndpointAuthMethod = method,
            TokenEndpointAuthSigningAlg = algorithm,
            Jwks = method == "private_key_jwt" ? new JsonObject { ["keys"] = new JsonArray(Jwk()) } : null,
        },
        Secrets = [HandleHash.Of(Secret)],
        SigningSecrets = method == "client_secret_jwt" ? [Secret] : [],
    };

    private JsonObject Jwk()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "k1", ["x"] = Base64Url.Encode(point.X), ["y"] = Base64Url.Encode(point.Y) };
    }

    private static JsonObject Claims(EngineHost host)
    {
        var now = host.Clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = "jwt",
            ["sub"] = "jwt",
            ["aud"] = EngineHost.Issuer,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now,
            ["exp"] = now + 60,
        };
    }

    private string Assertion(EngineHost host, string method, string? claim = null, string? value = null, string? type = null, ECDsa? key = null)
    {
        var claims = Claims(host);
        if (claim is not null) claims.Remove(claim);
        if (claim is not null && value is not null)
        {
            claims[claim] = claim is "exp" or "nbf" or "iat"
                ? host.Clock.GetUtcNow().ToUnixTimeSeconds() + long.Parse(value, CultureInfo.InvariantCulture)
                : value.StartsWith('[') ? JsonNode.Parse(value) : value;
        }

        SecurityKey signing = method == "client_secret_jwt"
            ? new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret))
            : new ECDsaSecurityKey(key ?? _key) { KeyId = "k1" };
        var credentials = new SigningCredentials(signing, method == "client_secret_jwt" ? "HS256" : "ES256");
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(claims.ToJsonString(), credentials, new Dictionary<string, object> { ["typ"] = type ?? "JWT" });
    }

    private static async Task<Answer> SendAsync(
        EngineHost host, string assertion, string? clientId = "jwt", string? type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
    {
        var form = Flow.Exchange(EngineClients.Web, "made-up").With("client_assertion", assertion);
        if (clientId is not null) form["client_id"] = clientId;
        if (type is not null) form["client_assertion_type"] = type;
        return await Answer.OfAsync(await host.Http.PostAsync("/oauth2/token", new FormUrlEncodedContent(form!)));
    }
}
