using System.Security.Cryptography;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>The hashes that a TPM names. TPM 2.0 Library, Part 2 §6.3</summary>
internal static class TpmHash
{
    /// <summary>The name of an object: the number of its hash, then that hash of its public area. Null for a hash that we do not take.</summary>
    public static byte[]? NameOf(ushort algorithm, byte[] publicArea)
    {
        HashAlgorithmName? hash = algorithm switch
        {
            0x000b => HashAlgorithmName.SHA256,
            0x000c => HashAlgorithmName.SHA384,
            0x000d => HashAlgorithmName.SHA512,
            _ => null,
        };
        return hash is { } known ? [(byte)(algorithm >> 8), (byte)algorithm, .. CryptographicOperations.HashData(known, publicArea)] : null;
    }
}
