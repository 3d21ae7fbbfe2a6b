namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>One attestation statement format. WebAuthn L3 §8</summary>
internal interface IAttestationFormat
{
    /// <summary>Its identifier. WebAuthn L3 §8.1</summary>
    string Name { get; }

    /// <summary>Whether what the statement signs has the AAGUID in it. If not, the model is anybody's claim.</summary>
    bool CoversAaguid { get; }

    /// <summary>The step that fails; null when the statement holds. Whether its certificate is trusted is another question.</summary>
    /// <remarks>May throw what <see cref="Malformed"/> knows.</remarks>
    string? Fault(AttestationStatement statement, AttestedCeremony ceremony);
}
