using System.Formats.Cbor;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// The authenticator's half of a registration, read only so far as the framework's handler leaves gaps: it takes an object with bytes
/// after its end, and does not tell the AAGUID. WebAuthn L3 §6.5
/// </summary>
internal sealed record AttestationObject(Guid Aaguid)
{
    // rpIdHash 32, flags 1, signCount 4, then aaguid 16. WebAuthn L3 §6.1
    private const int AaguidOffset = 37;
    private const int AaguidLength = 16;

    // {"fmt": "none", "attStmt": {}, "authData": h'49960d…'}
    /// <summary>Null when it is not exactly one CBOR map with authenticator data in it.</summary>
    public static AttestationObject? Parse(byte[] cbor)
    {
        try
        {
            var reader = new CborReader(cbor, CborConformanceMode.Strict);
            byte[]? authData = null;
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                if (reader.ReadTextString() == "authData") authData = reader.ReadByteString();
                else reader.SkipValue();
            }

            reader.ReadEndMap();
            return reader.BytesRemaining == 0 && authData is not null ? new(AaguidOf(authData)) : null;
        }
        catch (Exception problem) when (problem is CborContentException or InvalidOperationException)
        {
            return null;
        }
    }

    // All zeros when the authenticator does not say. Without attestation it is only claimed, so it is only ever shown.
    private static Guid AaguidOf(byte[] authData) => authData.Length < AaguidOffset + AaguidLength
        ? Guid.Empty
        : new Guid(authData.AsSpan(AaguidOffset, AaguidLength), bigEndian: true);
}
