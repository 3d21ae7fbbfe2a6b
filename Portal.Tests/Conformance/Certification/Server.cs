using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What the suite reads about a server before every module: its metadata and its keys, checked each time.</summary>
internal sealed record Server(JsonObject Metadata, JsonObject Jwks)
{
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public string Issuer => this["issuer"];

    public string this[string member] => Metadata[member]!.GetValue<string>();

    public static async Task<Server> ReadAsync(TestPortal portal)
    {
        using var http = portal.Backchannel;
        var metadata = await JsonAsync(http, "/.well-known/openid-configuration");
        Assert.Equal(TestPortal.Address, metadata["issuer"]!.GetValue<string>());
        var jwks = await JsonAsync(http, metadata["jwks_uri"]!.GetValue<string>());
        CheckKeys(jwks);
        return new(metadata, jwks);
    }

    public bool Lists(string member, string value) => Metadata[member]?.AsArray().Any(one => one!.GetValue<string>() == value) == true;

    public bool Says(string member, bool otherwise) => Metadata[member]?.GetValue<bool>() ?? otherwise;

    /// <summary>The key that a JWT names, and no other.</summary>
    public SecurityKey Key(string kid) => new JsonWebKeySet(Jwks.ToJsonString()).Keys.Single(key => key.Kid == kid);

    public IEnumerable<string> KeyIds => Jwks["keys"]!.AsArray().Select(key => key!["kid"]!.GetValue<string>());

    private static async Task<JsonObject> JsonAsync(HttpClient http, string address)
    {
        var answer = await Answer.OfAsync(await http.GetAsync(address));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
        return answer.Json;
    }

    // RFC 7517: everything named, nothing named twice, nothing private, every number base64url.
    private static void CheckKeys(JsonObject jwks)
    {
        var keys = jwks["keys"]!.AsArray().Select(key => key!.AsObject()).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Count, keys.Select(key => key["kid"]!.GetValue<string>()).Distinct().Count());
        Assert.All(keys, key =>
        {
            Assert.DoesNotContain(key, member => PrivateMembers.Contains(member.Key));
            Assert.Equal("sig", key["use"]!.GetValue<string>());
            Assert.NotNull(key["alg"]);
            string[] numbers = key["kty"]!.GetValue<string>() == "RSA" ? ["n", "e"] : ["x", "y"];
            Assert.All(numbers, number => Assert.Matches("^[A-Za-z0-9_-]+$", key[number]!.GetValue<string>()));
        });
    }
}
