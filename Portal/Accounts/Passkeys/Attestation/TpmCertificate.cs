using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What the certificate of a TPM's attestation key must look like. WebAuthn L3 §8.3.1</summary>
internal static class TpmCertificate
{
    private const string KeyUsage = "2.23.133.8.3"; // tcg-kp-AIKCertificate
    private const string AlternativeName = "2.5.29.17";
    private const int DirectoryNameTag = 4;

    // Manufacturer, model, version. TPM 2.0 EK Credential Profile §3.2.9
    private static readonly string[] Attributes = ["2.23.133.2.1", "2.23.133.2.2", "2.23.133.2.3"];

    [Spec("WebAuthn L3 §8.3.1")]
    public static string? Fault(X509Certificate2 certificate)
    {
        if (!CertificateRules.IsVersion3(certificate)) return "§8.3.1: version";
        if (certificate.SubjectName.EnumerateRelativeDistinguishedNames().Any()) return "§8.3.1: subject is not empty";
        if (certificate.Extensions[AlternativeName]?.RawData is not { } names || !NamesTpm(names)) return "§8.3.1: subject alternative name";
        if (!certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(IsForAttestation)) return "§8.3.1: extended key usage";
        return CertificateRules.IsNoCa(certificate) ? null : "§8.3.1: basic constraints";
    }

    private static bool IsForAttestation(X509EnhancedKeyUsageExtension usage) => usage.EnhancedKeyUsages[KeyUsage] is not null;

    // SEQUENCE { …, [4] EXPLICIT Name { SET { SEQUENCE { OID, "id:…" } … } … }, … }: one set or several, makers differ
    private static bool NamesTpm(byte[] extension)
    {
        var reader = new AsnReader(extension, AsnEncodingRules.DER);
        var names = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var found = new HashSet<string>();
        while (names.HasData)
        {
            var tag = names.PeekTag();
            if (tag is not { TagClass: TagClass.ContextSpecific, TagValue: DirectoryNameTag })
            {
                names.ReadEncodedValue();
                continue;
            }

            var sets = names.ReadSequence(tag).ReadSequence();
            while (sets.HasData) ReadAttributes(sets.ReadSetOf(skipSortOrderValidation: true), found);
        }

        return found.IsSupersetOf(Attributes);
    }

    private static void ReadAttributes(AsnReader set, HashSet<string> found)
    {
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            found.Add(attribute.ReadObjectIdentifier());
        }
    }
}
