using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>Keys for a twin that signs with one.</summary>
internal static class TwinKeys
{
    private const string KeyId = "doctor";
    private const int RsaBits = 2048;

    /// <summary>A new key: its private part in PKCS #8, its public part as a set.</summary>
    public static (byte[] Private, JsonObject Public) Create(string algorithm)
    {
        if (CurveOf(algorithm) is { } curve)
        {
            using var ec = ECDsa.Create(curve);
            var point = ec.ExportParameters(includePrivateParameters: false).Q;
            return (ec.ExportPkcs8PrivateKey(), SetOf(algorithm, new() { ["kty"] = "EC", ["crv"] = $"P-{ec.KeySize}", ["x"] = Base64Url.Encode(point.X), ["y"] = Base64Url.Encode(point.Y) }));
        }

        using var rsa = RSA.Create(RsaBits);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        return (rsa.ExportPkcs8PrivateKey(), SetOf(algorithm, new() { ["kty"] = "RSA", ["n"] = Base64Url.Encode(numbers.Modulus), ["e"] = Base64Url.Encode(numbers.Exponent) }));
    }

    /// <summary>What signs with a private part.</summary>
    public static SigningCredentials CredentialsOf(byte[] key, string algorithm)
    {
        if (CurveOf(algorithm) is null)
        {
            var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(key, out _);
            return Uncached(new RsaSecurityKey(rsa) { KeyId = KeyId }, algorithm);
        }

        var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(key, out _);
        return Uncached(new ECDsaSecurityKey(ec) { KeyId = KeyId }, algorithm);
    }

    // It signs a few times and is gone: the library's memory of keys would keep it.
    private static SigningCredentials Uncached(SecurityKey key, string algorithm) =>
        new(key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };

    private static ECCurve? CurveOf(string algorithm) => algorithm switch
    {
        "ES256" => ECCurve.NamedCurves.nistP256,
        "ES384" => ECCurve.NamedCurves.nistP384,
        "ES512" => ECCurve.NamedCurves.nistP521,
        _ => null,
    };

    private static JsonObject SetOf(string algorithm, JsonObject key)
    {
        (key["kid"], key["use"], key["alg"]) = (KeyId, "sig", algorithm);
        return new() { ["keys"] = new JsonArray(key) };
    }
}
