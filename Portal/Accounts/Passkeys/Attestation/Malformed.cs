using System.Formats.Asn1;
using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What the platform's parsers throw at bytes that somebody else wrote.</summary>
internal static class Malformed
{
    public static bool Is(Exception problem) => problem is
        CborContentException or AsnContentException or CryptographicException or InvalidOperationException or OverflowException or ArgumentException
        or FormatException;
}
