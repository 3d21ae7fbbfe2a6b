using System.Security.Cryptography.X509Certificates;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What security keys send. WebAuthn L3 §8.2</summary>
internal sealed class PackedAttestation : IAttestationFormat
{
    private const string Unit = "Authenticator Attestation";
    private const int CountryLength = 2;

    public string Name => "packed";

    public bool CoversAaguid => true;

    // Without x5c it would be self attestation, which is signed with the new key itself and tells nothing about who made it. The policy
    // has refused that before it comes here.
    [Spec("WebAuthn L3 §8.2")]
    public string? Fault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        // 1: the syntax.
        if (!statement.IsExactly("alg", "sig", "x5c")) return "§8.2 step 1: members";

        // 2, first: the signature, by the key of the attestation certificate.
        var certificate = statement.Certificates[0];
        if (!CoseSignature.Verifies(certificate, statement.Algorithm!.Value, ceremony.Signed, statement.Signature)) return "§8.2 step 2: signature";

        // 2, second
        if (CertificateFault(certificate) is { } fault) return fault;

        // 2, third
        return CertificateRules.AllowsAaguid(certificate, ceremony.Credential.Aaguid) ? null : "§8.2 step 2: AAGUID extension";
    }

    [Spec("WebAuthn L3 §8.2.1")]
    private static string? CertificateFault(X509Certificate2 certificate)
    {
        if (!CertificateRules.IsVersion3(certificate)) return "§8.2.1: version";
        if (!HasSubject(certificate.SubjectName)) return "§8.2.1: subject";
        return CertificateRules.IsNoCa(certificate) ? null : "§8.2.1: basic constraints";
    }

    // C=SE, O=…, OU=Authenticator Attestation, CN=…
    private static bool HasSubject(X500DistinguishedName subject)
    {
        var parts = subject.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements)
            .ToLookup(part => part.GetSingleElementType().Value, part => part.GetSingleElementValue());
        return parts["2.5.4.6"].Any(country => country?.Length == CountryLength)
            && parts["2.5.4.10"].Any(organisation => !string.IsNullOrEmpty(organisation))
            && parts["2.5.4.11"].Contains(Unit)
            && parts["2.5.4.3"].Any(name => !string.IsNullOrEmpty(name));
    }
}
