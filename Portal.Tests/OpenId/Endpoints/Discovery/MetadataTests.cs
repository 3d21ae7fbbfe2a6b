using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Discovery;

public sealed class MetadataTests
{
    [Fact, Covers("Discovery §3"), Covers("RFC 8414 §2"), Covers("RFC 9207 §3")]
    public async Task The_metadata_is_what_the_portal_does()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));

        var answer = await Answer.OfAsync(await host.Http.GetAsync("/.well-known/openid-configuration"));

        Assert.Equal(
            """
            {
              "issuer": "https://id.example.test",
              "authorization_endpoint": "https://id.example.test/oauth2/authorize",
              "token_endpoint": "https://id.example.test/oauth2/token",
              "device_authorization_endpoint": "https://id.example.test/oauth2/device_authorization",
              "userinfo_endpoint": "https://id.example.test/oauth2/userinfo",
              "introspection_endpoint": "https://id.example.test/oauth2/introspect",
              "revocation_endpoint": "https://id.example.test/oauth2/revoke",
              "end_session_endpoint": "https://id.example.test/oauth2/logout",
              "jwks_uri": "https://id.example.test/.well-known/jwks.json",
              "scopes_supported": ["openid","profile","email","address","phone","offline_access","groups","roles","api.read"],
              "response_types_supported": ["code","token","id_token","id_token token","code id_token","code token","code id_token token","none"],
              "response_modes_supported": ["query","fragment","form_post"],
              "grant_types_supported": ["authorization_code","refresh_token","client_credentials","urn:ietf:params:oauth:grant-type:device_code","password","implicit"],
              "subject_types_supported": ["public","pairwise"],
              "id_token_signing_alg_values_supported": ["RS256","PS256","ES256"],
              "userinfo_signing_alg_values_supported": ["RS256","PS256","ES256"],
              "token_endpoint_auth_methods_supported": ["none","client_secret_basic","client_secret_post","private_key_jwt","client_secret_jwt"],
              "token_endpoint_auth_signing_alg_values_supported": ["RS256","PS256","ES256","RS384","PS384","ES384","RS512","PS512","ES512","HS256","HS384","HS512"],
              "introspection_endpoint_auth_methods_supported": ["client_secret_basic","client_secret_post","private_key_jwt","client_secret_jwt"],
              "introspection_endpoint_auth_signing_alg_values_supported": ["RS256","PS256","ES256","RS384","PS384","ES384","RS512","PS512","ES512","HS256","HS384","HS512"],
              "revocation_endpoint_auth_methods_supported": ["none","client_secret_basic","client_secret_post","private_key_jwt","client_secret_jwt"],
              "revocation_endpoint_auth_signing_alg_values_supported": ["RS256","PS256","ES256","RS384","PS384","ES384","RS512","PS512","ES512","HS256","HS384","HS512"],
              "claims_supported": ["sub","iss","aud","exp","iat","auth_time","nonce","acr","amr","sid","at_hash","c_hash","s_hash","name","family_name","given_name","middle_name","nickname","preferred_username","profile","picture","website","gender","birthdate","zoneinfo","locale","updated_at","email","email_verified","address","phone_number","phone_number_verified","groups","roles"],
              "code_challenge_methods_supported": ["S256"],
              "prompt_values_supported": ["none","login","consent","select_account","create"],
              "acr_values_supported": ["phr","mfa","pwd"],
              "authorization_response_iss_parameter_supported": true,
              "backchannel_logout_supported": true,
              "backchannel_logout_session_supported": true,
              "frontchannel_logout_supported": true,
              "frontchannel_logout_session_supported": true,
              "claims_parameter_supported": true,
              "request_parameter_supported": true,
              "request_uri_parameter_supported": true,
              "require_request_uri_registration": true,
              "request_object_signing_alg_values_supported": ["RS256","PS256","ES256","RS384","PS384","ES384","RS512","PS512","ES512"],
              "registration_endpoint": "https://id.example.test/oauth2/register"
            }
            """,
            string.Join(",\n", answer.Json.Select(member => $"  \"{member.Key}\": {member.Value!.ToJsonString()}")) is var members ? $"{{\n{members}\n}}" : "");
    }

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-authorization-server")]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/oidc/jwks/")]
    public async Task Documents_may_be_kept_for_five_minutes_and_asked_about_by_anyone(string path)
    {
        await using var host = await EngineHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://spa.example.test");

        using var answer = await host.Http.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await host.Http.SendAsync(again);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    // ETag stands for the document's own.
    [Theory]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("W/ETag", HttpStatusCode.NotModified)]
    [InlineData("\"other\", ETag", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("junk", HttpStatusCode.OK)]
    [InlineData("\"*\"", HttpStatusCode.OK)]
    public async Task A_document_comes_again_only_when_it_is_another_than_those_that_are_known(string known, HttpStatusCode status)
    {
        await using var host = await EngineHost.StartAsync();
        using var first = await host.Http.GetAsync("/oidc/jwks");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/jwks");
        request.Headers.TryAddWithoutValidation("If-None-Match", known.Replace("ETag", first.Headers.ETag!.ToString(), StringComparison.Ordinal));

        using var again = await host.Http.SendAsync(request);

        Assert.Equal(status, again.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await again.Content.ReadAsByteArrayAsync()).Length > 0);
    }

    [Fact, Covers("RFC 8414 §3")]
    public async Task Both_addresses_of_the_metadata_give_the_same_bytes()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(
            await host.Http.GetByteArrayAsync("/.well-known/openid-configuration"),
            await host.Http.GetByteArrayAsync("/.well-known/oauth-authorization-server"));
    }

    [Fact, Covers("RFC 7517 §5")]
    public async Task The_key_set_has_public_members_only()
    {
        await using var host = await EngineHost.StartAsync();

        var keys = (await Answer.OfAsync(await host.Http.GetAsync("/.well-known/jwks.json"))).Json["keys"]!.AsArray().Select(key => key!.AsObject()).ToList();

        Assert.Equal(["kty", "use", "alg", "kid", "n", "e"], Names(keys.Single(key => key["alg"]!.GetValue<string>() == "RS256")));
        Assert.Equal(["kty", "use", "alg", "kid", "crv", "x", "y"], Names(keys.Single(key => key["alg"]!.GetValue<string>() == "ES256")));
        Assert.All(keys, key => Assert.Equal(43, key["kid"]!.GetValue<string>().Length));

        static IEnumerable<string> Names(JsonObject key) => key.Select(member => member.Key);
    }

    [Fact]
    public async Task An_unknown_well_known_address_is_not_found()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/.well-known/nothing")).StatusCode);
    }
}
