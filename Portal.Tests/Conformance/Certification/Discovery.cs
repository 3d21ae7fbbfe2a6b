using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What the suite wants of the metadata. Discovery §3, §4; Core §15.2</summary>
internal static class Discovery
{
    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "registration_endpoint", "end_session_endpoint"];

    public static async Task VerifyAsync(TestPortal portal)
    {
        var server = await Server.ReadAsync(portal);
        Assert.All(["code", "id_token", "id_token token"], type => Assert.True(server.Lists("response_types_supported", type), type));
        Assert.All(["authorization_code", "implicit"], grant => Assert.True(server.Lists("grant_types_supported", grant), grant));
        Assert.All(Texts(server, "subject_types_supported"), type => Assert.True(type is "public" or "pairwise", type));
        Assert.True(server.Lists("id_token_signing_alg_values_supported", "RS256"));
        Assert.True(server.Lists("userinfo_signing_alg_values_supported", "RS256"));
        Assert.True(server.Lists("scopes_supported", "openid"));
        Assert.True(server.Lists("claims_supported", "sub"));
        Assert.True(server.Lists("code_challenge_methods_supported", "S256"));
        if (server.Metadata.ContainsKey("request_object_signing_alg_values_supported")) Assert.True(server.Lists("request_object_signing_alg_values_supported", "RS256"));
        Assert.All(Texts(server, "scopes_supported"), scope => Assert.Matches("^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$", scope));
        Assert.All(Texts(server, "ui_locales_supported").Concat(Texts(server, "claims_locales_supported")), tag => Assert.Matches("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", tag));
        Assert.All(Endpoints, endpoint => Assert.StartsWith(server.Issuer + "/", server[endpoint], StringComparison.Ordinal));
    }

    /// <summary>No address of a portal that is out in the world is without TLS.</summary>
    public static async Task VerifyOverTlsAsync()
    {
        const string issuer = "https://id.example.com";
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Issuer"] = issuer, ["Portal:Registration:Mode"] = "open" });
        using var http = portal.Backchannel;
        var metadata = JsonNode.Parse(await http.GetStringAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken))!.AsObject();

        Assert.Equal(issuer, metadata["issuer"]!.GetValue<string>());
        var addresses = metadata.Where(member => member.Key.EndsWith("_endpoint", StringComparison.Ordinal) || member.Key.EndsWith("_uri", StringComparison.Ordinal));
        Assert.All(addresses, member => Assert.StartsWith(issuer + "/", member.Value!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(Server server, string member) => server.Metadata[member]?.AsArray().Select(value => value!.GetValue<string>()) ?? [];
}
