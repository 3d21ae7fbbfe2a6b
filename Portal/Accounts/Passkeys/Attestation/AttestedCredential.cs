using System.Buffers.Binary;
using System.Formats.Cbor;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>The new credential as the authenticator describes it. WebAuthn L3 §6.1, §6.5.1</summary>
internal sealed record AttestedCredential(byte[] RpIdHash, Guid Aaguid, byte[] Id, CoseKey Key)
{
    private const byte AttestedFlag = 0x40;
    private const int HashLength = 32;
    private const int IdOffset = 55;

    // rpIdHash 32, flags 1, signCount 4, aaguid 16, length 2, credential id, COSE_Key, extensions
    /// <exception cref="CborContentException">It is not laid out so. See <see cref="Malformed"/> for others.</exception>
    public static AttestedCredential Parse(byte[] authData)
    {
        if (authData.Length < IdOffset || (authData[HashLength] & AttestedFlag) == 0) throw new CborContentException("no attested credential");

        var length = BinaryPrimitives.ReadUInt16BigEndian(authData.AsSpan(IdOffset - 2));
        if (authData.Length < IdOffset + length) throw new CborContentException("credential id is cut off");

        return new(
            authData[..HashLength],
            new Guid(authData.AsSpan(37, 16), bigEndian: true),
            authData[IdOffset..(IdOffset + length)],
            CoseKey.Parse(authData.AsMemory(IdOffset + length)));
    }
}
