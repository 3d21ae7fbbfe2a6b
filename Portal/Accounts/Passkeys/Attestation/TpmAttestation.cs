using System.Security.Cryptography;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What the security chip of a computer says of a key within. WebAuthn L3 §8.3</summary>
internal sealed class TpmAttestation : IAttestationFormat
{
    private const string Version = "2.0";

    public string Name => "tpm";

    public bool CoversAaguid => true;

    [Spec("WebAuthn L3 §8.3")]
    public string? Fault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        // 1: the syntax.
        if (!statement.IsExactly("ver", "alg", "x5c", "sig", "certInfo", "pubArea") || statement.Version != Version) return "§8.3 step 1: members";

        // 2: the key that the TPM describes is the credential's.
        if (TpmPublicArea.Parse(statement.PubArea) is not { } area) return "§8.3 step 2: pubArea";
        if (!Same(area.Key, ceremony.Credential.Key)) return "§8.3 step 2: public key";

        // 3: attToBeSigned is ceremony.Signed. 4: who signed certInfo. 5: what it says.
        return SignerFault(statement, ceremony) ?? CertInfoFault(statement, area, ceremony.Signed);
    }

    private static string? SignerFault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        var certificate = statement.Certificates[0];
        if (TpmCertificate.Fault(certificate) is { } fault) return fault;
        if (!CertificateRules.AllowsAaguid(certificate, ceremony.Credential.Aaguid)) return "§8.3 step 4: AAGUID extension";
        return CoseSignature.Verifies(certificate, statement.Algorithm!.Value, statement.CertInfo, statement.Signature) ? null : "§8.3 step 4: signature";
    }

    // qualifiedSigner, clockInfo and firmwareVersion are not looked at: the standard says so.
    private static string? CertInfoFault(AttestationStatement statement, TpmPublicArea area, byte[] signed)
    {
        if (TpmCertInfo.Parse(statement.CertInfo) is not { } info) return "§8.3 step 5: certInfo";
        if (info.Magic != TpmCertInfo.GeneratedByTpm) return "§8.3 step 5: magic";
        if (info.Type != TpmCertInfo.Certify) return "§8.3 step 5: type";

        var hash = CoseSignature.HashOf(statement.Algorithm!.Value)!.Value;
        if (!info.ExtraData.AsSpan().SequenceEqual(CryptographicOperations.HashData(hash, signed))) return "§8.3 step 5: extraData";

        return TpmHash.NameOf(area.NameAlgorithm, statement.PubArea) is { } name && info.AttestedName.AsSpan().SequenceEqual(name)
            ? null
            : "§8.3 step 5: name";
    }

    private static bool Same(CoseKey tpm, CoseKey credential) => (tpm, credential) switch
    {
        (CoseKey.Ec one, CoseKey.Ec other) =>
            one.Curve.Oid.Value == other.Curve.Oid.Value && one.X.AsSpan().SequenceEqual(other.X) && one.Y.AsSpan().SequenceEqual(other.Y),
        (CoseKey.Rsa one, CoseKey.Rsa other) =>
            one.Modulus.AsSpan().SequenceEqual(other.Modulus) && one.Exponent.AsSpan().SequenceEqual(other.Exponent),
        _ => false,
    };
}
