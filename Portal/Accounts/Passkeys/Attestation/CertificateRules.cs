using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What attestation certificates of several formats have in common. WebAuthn L3 §8.2.1, §8.3.1</summary>
internal static class CertificateRules
{
    private const string AaguidExtension = "1.3.6.1.4.1.45724.1.1.4"; // id-fido-gen-ce-aaguid
    private const int Version3 = 3;

    public static bool IsVersion3(X509Certificate2 certificate) => certificate.Version == Version3;

    /// <summary>The Basic Constraints extension is there and says CA=false.</summary>
    public static bool IsNoCa(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().ToList() is [{ CertificateAuthority: false }];

    /// <summary>A certificate that names a model names this one, in an extension that is not critical.</summary>
    public static bool AllowsAaguid(X509Certificate2 certificate, Guid aaguid)
    {
        if (certificate.Extensions[AaguidExtension] is not { } extension) return true;
        if (extension.Critical) return false;

        var reader = new AsnReader(extension.RawData, AsnEncodingRules.DER);
        var named = reader.ReadOctetString();
        reader.ThrowIfNotEmpty();
        return named.AsSpan().SequenceEqual(aaguid.ToByteArray(bigEndian: true));
    }
}
