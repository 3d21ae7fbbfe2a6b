using System.Security.Cryptography;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>What a statement is made about.</summary>
internal sealed record SoftAttested(AsymmetricAlgorithm Key, byte[] CredentialId, byte[] AuthenticatorData, byte[] ClientDataHash)
{
    public byte[] Signed => [.. AuthenticatorData, .. ClientDataHash];
}
