using System.Formats.Asn1;
using System.Security.Cryptography;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What Apple's devices send where they are managed: a certificate made for this one ceremony. WebAuthn L3 §8.8</summary>
internal sealed class AppleAttestation : IAttestationFormat
{
    private const string NonceExtension = "1.2.840.113635.100.8.2";

    private static readonly Asn1Tag NonceTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public string Name => "apple";

    public bool CoversAaguid => true;

    [Spec("WebAuthn L3 §8.8")]
    public string? Fault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        // 1: the syntax.
        if (!statement.IsExactly("x5c")) return "§8.8 step 1: members";

        // 2, 3: the nonce. 4: it is in the certificate.
        var certificate = statement.Certificates[0];
        if (certificate.Extensions[NonceExtension]?.RawData is not { } extension) return "§8.8 step 4: no nonce";
        if (!Nonce(extension).AsSpan().SequenceEqual(SHA256.HashData(ceremony.Signed))) return "§8.8 step 4: nonce";

        // 5: the certificate is the credential's own.
        return ceremony.Credential.Key.IsOf(certificate) ? null : "§8.8 step 5: public key";
    }

    // SEQUENCE { [1] EXPLICIT OCTET STRING }
    private static byte[] Nonce(byte[] extension)
    {
        var reader = new AsnReader(extension, AsnEncodingRules.DER);
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var tagged = sequence.ReadSequence(NonceTag);
        sequence.ThrowIfNotEmpty();
        var nonce = tagged.ReadOctetString();
        tagged.ThrowIfNotEmpty();
        return nonce;
    }
}
