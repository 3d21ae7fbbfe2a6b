namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What an attestation statement is about.</summary>
internal sealed record AttestedCeremony(AttestedCredential Credential, byte[] AuthenticatorData, byte[] ClientDataHash)
{
    /// <summary>What most formats sign: <c>authenticatorData || clientDataHash</c>.</summary>
    public byte[] Signed { get; } = [.. AuthenticatorData, .. ClientDataHash];
}
