using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Tests.Conformance.Certification;

/// <summary>An RS256 key of the client's: it proves itself with it and signs request objects.</summary>
internal sealed class ClientKey
{
    // Made once: an RSA key takes long to find.
    private static readonly RSA First = RSA.Create(2048);
    private static readonly RSA Second = RSA.Create(2048);

    private readonly RSA _rsa;
    private readonly string? _id;

    private ClientKey(RSA rsa, string? id) => (_rsa, _id) = (rsa, id);

    /// <summary>As the suite registers one by value: without a <c>kid</c>.</summary>
    public static ClientKey Unnamed { get; } = new(First, null);

    /// <summary>As the suite publishes one at a <c>jwks_uri</c>.</summary>
    public static ClientKey Named { get; } = new(First, "first");

    /// <summary>What takes its place.</summary>
    public static ClientKey Next { get; } = new(Second, "second");

    public JsonObject Jwks
    {
        get
        {
            var numbers = _rsa.ExportParameters(includePrivateParameters: false);
            var key = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
                ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
            };
            if (_id is not null) key["kid"] = _id;
            return new JsonObject { ["keys"] = new JsonArray(key) };
        }
    }

    public string Sign(JsonObject claims) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
        claims.ToJsonString(), new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = _id }, "RS256"));

    /// <summary>A JWT with <c>alg=none</c>.</summary>
    public static string Unsigned(JsonObject claims) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.";
}
