using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>The formats that authenticators of the tests speak.</summary>
internal static class SoftFormats
{
    public const string TpmUsage = "2.23.133.8.3";
    public const string AppleNonce = "1.2.840.113635.100.8.2";

    /// <summary>Sets a statement up for its format.</summary>
    public static SoftStatement New(SoftAttested about, string format)
    {
        var statement = new SoftStatement(about, format);
        switch (format)
        {
            case "tpm":
                statement.Certificate.Subject = "";
                statement.Certificate.Replace("2.5.29.17", SoftTpm.AlternativeName("2.23.133.2.1", "2.23.133.2.2", "2.23.133.2.3"), critical: true);
                statement.Certificate.Extensions.Add(new X509EnhancedKeyUsageExtension([new(TpmUsage)], critical: false));
                break;
            case "fido-u2f":
                statement.Certificate.ByRoot = true;
                break;
            case "android-key" or "apple":
                statement.Key = about.Key;
                break;
        }

        return statement;
    }

    public static Dictionary<string, object> Members(SoftStatement statement) => statement.Format switch
    {
        "tpm" => Tpm(statement),
        "android-key" => AndroidKey(statement),
        "apple" => Apple(statement),
        "fido-u2f" => FidoU2f(statement),
        _ => new() { ["alg"] = statement.Algorithm, ["sig"] = statement.Sign(statement.Signed), ["x5c"] = statement.Issue() },
    };

    private static Dictionary<string, object> Tpm(SoftStatement statement)
    {
        var area = statement.Tpm.PublicArea(statement.About.Key);
        var info = statement.Tpm.CertInfo(statement.Signed, area);
        return new()
        {
            ["alg"] = statement.Algorithm,
            ["sig"] = statement.Sign(info),
            ["ver"] = "2.0",
            ["x5c"] = statement.Issue(),
            ["pubArea"] = area,
            ["certInfo"] = info,
        };
    }

    private static Dictionary<string, object> AndroidKey(SoftStatement statement)
    {
        if (statement.Android.Write(statement.ClientDataHash) is { } description) statement.Certificate.Replace("1.3.6.1.4.1.11129.2.1.17", description);
        return new() { ["alg"] = statement.Algorithm, ["sig"] = statement.Sign(statement.Signed), ["x5c"] = statement.Issue() };
    }

    private static Dictionary<string, object> Apple(SoftStatement statement)
    {
        var asn = new AsnWriter(AsnEncodingRules.DER);
        using (asn.PushSequence())
        using (asn.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
        {
            asn.WriteOctetString(SHA256.HashData(statement.Signed));
        }

        statement.Certificate.Replace(AppleNonce, asn.Encode());
        return new() { ["x5c"] = statement.Issue() };
    }

    private static Dictionary<string, object> FidoU2f(SoftStatement statement)
    {
        var point = ((ECDsa)statement.About.Key).ExportParameters(includePrivateParameters: false).Q;
        byte[] signed = [0, .. statement.Signed[..32], .. statement.ClientDataHash, .. statement.About.CredentialId, 4, .. point.X!, .. point.Y!];
        return new() { ["sig"] = statement.Sign(signed), ["x5c"] = statement.Issue() };
    }
}
