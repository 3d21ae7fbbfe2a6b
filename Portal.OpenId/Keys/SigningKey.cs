using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Keys;

/// <summary>A signing key ready for use: its private half for us, its public half for everyone. RFC 7517</summary>
internal sealed class SigningKey
{
    private const int RsaBits = 2048;

    private SigningKey(StoredSigningKey stored, SecurityKey key, JsonObject publicJwk)
    {
        (Stored, Key, PublicJwk) = (stored, key, publicJwk);
        Credentials = new SigningCredentials(key, stored.Algorithm);
    }

    public StoredSigningKey Stored { get; }

    public SecurityKey Key { get; }

    public SigningCredentials Credentials { get; }

    /// <summary>The public members only, as the key set shows them.</summary>
    public JsonObject PublicJwk { get; }

    /// <summary>A new key; <paramref name="signsFrom"/> is when it takes over.</summary>
    public static StoredSigningKey Create(string algorithm, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using AsymmetricAlgorithm pair = algorithm == SigningAlgorithms.ES256
            ? ECDsa.Create(ECCurve.NamedCurves.nistP256)
            : RSA.Create(RsaBits);
        var unnamed = new StoredSigningKey("", algorithm, pair.ExportPkcs8PrivateKey(), now, signsFrom, RevokedAt: null);
        return unnamed with { Kid = Base64Url.Encode(Open(unnamed).Key.ComputeJwkThumbprint()) };
    }

    public static SigningKey Open(StoredSigningKey stored)
    {
        if (stored.Algorithm == SigningAlgorithms.ES256)
        {
            var ecdsa = ECDsa.Create();
            ecdsa.ImportPkcs8PrivateKey(stored.Pkcs8, out _);
            var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
            return new(stored, new ECDsaSecurityKey(ecdsa) { KeyId = stored.Kid }, Jwk(stored, "EC", new()
            {
                ["crv"] = "P-256",
                ["x"] = Base64Url.Encode(point.X),
                ["y"] = Base64Url.Encode(point.Y),
            }));
        }

        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(stored.Pkcs8, out _);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        return new(stored, new RsaSecurityKey(rsa) { KeyId = stored.Kid }, Jwk(stored, "RSA", new()
        {
            ["n"] = Base64Url.Encode(numbers.Modulus),
            ["e"] = Base64Url.Encode(numbers.Exponent),
        }));
    }

    private static JsonObject Jwk(StoredSigningKey stored, string type, JsonObject members)
    {
        members.Insert(0, "kty", type);
        members.Insert(1, "use", "sig");
        members.Insert(2, "alg", stored.Algorithm);
        members.Insert(3, "kid", stored.Kid);
        return members;
    }
}
