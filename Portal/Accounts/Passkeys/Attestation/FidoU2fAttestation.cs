using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What keys from before CTAP2 send. WebAuthn L3 §8.6</summary>
internal sealed class FidoU2fAttestation : IAttestationFormat
{
    private const int Es256 = -7;

    private static readonly string? P256 = ECCurve.NamedCurves.nistP256.Oid.Value;

    public string Name => "fido-u2f";

    // U2F knows no models: the AAGUID beside it is the browser's filling and is not signed.
    public bool CoversAaguid => false;

    [Spec("WebAuthn L3 §8.6")]
    public string? Fault(AttestationStatement statement, AttestedCeremony ceremony)
    {
        // 1: the syntax.
        if (!statement.IsExactly("sig", "x5c")) return "§8.6 step 1: members";

        // 2: one certificate, for a key on P-256.
        if (statement.Certificates is not [var certificate]) return "§8.6 step 2: not one certificate";
        using (var key = certificate.GetECDsaPublicKey())
        {
            if (key is null || key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value != P256) return "§8.6 step 2: not P-256";
        }

        // 3, 4: the credential's key as a point. 5: what U2F signs. 6: the signature.
        var credential = ceremony.Credential;
        if (credential.Key is not CoseKey.Ec { X.Length: 32, Y.Length: 32 } point || point.Curve.Oid.Value != P256) return "§8.6 step 4: not P-256";
        byte[] signed = [0x00, .. credential.RpIdHash, .. ceremony.ClientDataHash, .. credential.Id, 0x04, .. point.X, .. point.Y];
        return CoseSignature.Verifies(certificate, Es256, signed, statement.Signature) ? null : "§8.6 step 6: signature";
    }
}
