using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What the keystore of an Android device says. WebAuthn L3 §8.4</summary>
internal sealed class AndroidKeyAttestation : IAttestationFormat
{
    private const string KeyDescriptionExtension = "1.3.6.1.4.1.11129.2.1.17";

    public string Name => "android-key";

    public bool CoversAaguid => true;

    [Spec("WebAuthn L3 §8.4")]
    public string? Fault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        // 1: the syntax.
        if (!statement.IsExactly("alg", "sig", "x5c")) return "§8.4 step 1: members";

        // 2: the signature, by the key of the first certificate; 3: which is the credential's.
        var certificate = statement.Certificates[0];
        if (!CoseSignature.Verifies(certificate, statement.Algorithm!.Value, ceremony.Signed, statement.Signature)) return "§8.4 step 2: signature";
        if (!ceremony.Credential.Key.IsOf(certificate)) return "§8.4 step 3: public key";

        // 4: the certificate was made for this ceremony.
        if (certificate.Extensions[KeyDescriptionExtension]?.RawData is not { } extension) return "§8.4 step 4: no key description";
        var key = AndroidKeyDescription.Parse(extension);
        return key.Challenge.AsSpan().SequenceEqual(ceremony.ClientDataHash) ? DescriptionFault(key) : "§8.4 step 4: challenge";
    }

    // 5: of the two lists only what the secure hardware enforces counts. Whoever asks for attestation asks for hardware, and what
    // Android itself enforces (softwareEnforced) holds only as long as Android does.
    [Spec("WebAuthn L3 §8.4.1")]
    private static string? DescriptionFault(AndroidKeyDescription key)
    {
        if (key.Software.AllApplications || key.Hardware.AllApplications) return "§8.4 step 5: allApplications";
        if (key.Hardware.Origin != AndroidKeyDescription.OriginGenerated) return "§8.4 step 5: origin";
        return key.Hardware.Purposes is [AndroidKeyDescription.PurposeSign] ? null : "§8.4 step 5: purpose";
    }
}
