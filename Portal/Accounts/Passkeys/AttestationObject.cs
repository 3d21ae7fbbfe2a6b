using System.Formats.Cbor;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// The authenticator's half of a registration, read where the framework's handler leaves gaps: it takes an object with bytes after its
/// end, does not tell the AAGUID, and does not look into the statement. WebAuthn L3 §6.5
/// </summary>
/// <param name="Statement">The CBOR of <c>attStmt</c>.</param>
internal sealed record AttestationObject(string Format, ReadOnlyMemory<byte> Statement, byte[] AuthenticatorData)
{
    // rpIdHash 32, flags 1, signCount 4, then aaguid 16. WebAuthn L3 §6.1
    private const int AaguidOffset = 37;
    private const int AaguidLength = 16;

    /// <summary>The model. All zeros when the authenticator does not say; without attestation only claimed, so only ever shown.</summary>
    public Guid Aaguid => AuthenticatorData.Length < AaguidOffset + AaguidLength
        ? Guid.Empty
        : new Guid(AuthenticatorData.AsSpan(AaguidOffset, AaguidLength), bigEndian: true);

    // {"fmt": "none", "attStmt": {}, "authData": h'49960d…'}
    /// <summary>Null when it is not exactly one CBOR map with these members.</summary>
    public static AttestationObject? Parse(ReadOnlyMemory<byte> cbor)
    {
        try
        {
            var reader = new CborReader(cbor, CborConformanceMode.Strict);
            var (format, statement, authData) = ((string?)null, (ReadOnlyMemory<byte>?)null, (byte[]?)null);
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                switch (reader.ReadTextString())
                {
                    case "fmt": format = reader.ReadTextString(); break;
                    case "attStmt": statement = reader.ReadEncodedValue(); break;
                    case "authData": authData = reader.ReadByteString(); break;
                    default: reader.SkipValue(); break;
                }
            }

            reader.ReadEndMap();
            return reader.BytesRemaining == 0 && format is not null && statement is { } found && authData is not null
                ? new(format, found, authData)
                : null;
        }
        catch (Exception problem) when (problem is CborContentException or InvalidOperationException)
        {
            return null;
        }
    }
}
