using System.Formats.Cbor;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// A passkey that a browser made on its own after a sign-in with a password (conditional creation): nobody may have been present, and the
/// standard says not to ask for it. The framework's handler asks always, so it is shown the same answer with the two flags set; every
/// other step is its own. WebAuthn L3 §5.1.3, §7.1 steps 15 and 16
/// </summary>
internal static class UnattendedPasskey
{
    private const int FlagsOffset = 32;
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;

    /// <summary>Null when the flags are under a signature, as they are in every format but <c>none</c>: then nobody may touch them.</summary>
    public static string? AsAttended(PasskeyAnswer answer, AttestationObject made)
    {
        if (made.Format != "none" || !made.Statement.Span.SequenceEqual<byte>([0xa0]) || made.AuthenticatorData.Length <= FlagsOffset) return null;

        byte[] authData = [.. made.AuthenticatorData];
        authData[FlagsOffset] |= UserPresent | UserVerified;
        try
        {
            var json = JsonNode.Parse(answer.Json)!;
            json["response"]!["attestationObject"] = Base64Url.Encode(Write(authData));
            return json.ToJsonString();
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            return null; // a member's text is no Unicode
        }
    }

    /// <summary>What was verified, with the flags as the authenticator set them.</summary>
    public static UserPasskeyInfo AsItIs(UserPasskeyInfo verified, AttestationObject made, byte[] attestationObject) => new(
        verified.CredentialId,
        verified.PublicKey,
        verified.CreatedAt,
        verified.SignCount,
        verified.Transports,
        (made.AuthenticatorData[FlagsOffset] & UserVerified) != 0,
        verified.IsBackupEligible,
        verified.IsBackedUp,
        attestationObject,
        verified.ClientDataJson);

    private static byte[] Write(byte[] authData)
    {
        var cbor = new CborWriter(CborConformanceMode.Strict);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString(authData);
        cbor.WriteEndMap();
        return cbor.Encode();
    }
}
