using Portal.Configuration;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>Whether a new passkey's authenticator is of a kind that this installation takes. WebAuthn L3 §7.1 steps 21 to 24</summary>
internal sealed class AttestationPolicy(PortalOptions settings, AttestationChain chain)
{
    /// <summary>In the order in which a browser is asked for them.</summary>
    public static readonly IReadOnlyList<IAttestationFormat> Formats =
        [new PackedAttestation(), new TpmAttestation(), new AndroidKeyAttestation(), new AppleAttestation(), new FidoU2fAttestation()];

    public bool Required => Settings.Required;

    private AttestationOptions Settings => settings.Passkeys.Attestation;

    /// <summary>Null when it is taken.</summary>
    [Spec("WebAuthn L3 §7.1 step 22")]
    public PasskeyRefusal? Judge(ReadOnlyMemory<byte> attestationObject, byte[] clientDataHash)
    {
        if (AttestationObject.Parse(attestationObject) is not { } made) return Invalid("step 13: attestation object is not one CBOR map");

        // 21: none, compound, and whatever comes next, say nothing that we could check.
        if (Formats.FirstOrDefault(format => format.Name == made.Format) is not { } format) return Missing("step 21: format");

        try
        {
            using var statement = AttestationStatement.Parse(made.Statement);
            // 24: self attestation is not acceptable. It is signed with the new key itself, by software as well as by anything else.
            if (statement.Certificates.Count == 0) return Missing("step 24: self attestation");

            var ceremony = new AttestedCeremony(AttestedCredential.Parse(made.AuthenticatorData), made.AuthenticatorData, clientDataHash);
            return format.Fault(statement, ceremony) is { } fault ? Invalid($"step 22: {fault}") : Trust(format, statement, made.Aaguid);
        }
        catch (Exception problem) when (Malformed.Is(problem))
        {
            return Invalid($"step 22: {made.Format} is malformed, {problem.GetType().Name}");
        }
    }

    // 23, 24: the roots are the same for all models. The list of models comes last: until now an AAGUID was only a claim.
    private PasskeyRefusal? Trust(IAttestationFormat format, AttestationStatement statement, Guid aaguid)
    {
        if (!chain.LeadsToRoot(statement.Certificates)) return NotAccepted("step 24: no trusted root");

        var model = format.CoversAaguid ? aaguid : Guid.Empty;
        return Settings.AllowedAaguids.Count == 0 || Settings.AllowedAaguids.Contains(model) ? null : NotAccepted($"AAGUID {model} is not allowed");
    }

    private static PasskeyRefusal Missing(string detail) => new(PasskeyFailure.AttestationMissing, detail);

    private static PasskeyRefusal Invalid(string detail) => new(PasskeyFailure.AttestationInvalid, detail);

    private static PasskeyRefusal NotAccepted(string detail) => new(PasskeyFailure.KeyNotAccepted, detail);
}
