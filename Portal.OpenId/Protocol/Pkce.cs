using System.Security.Cryptography;
using System.Text;

namespace Portal.OpenId.Protocol;

/// <summary>Proof Key for Code Exchange with the only method that is left, S256. RFC 7636; OAuth 2.1 §4.1.1</summary>
public static class Pkce
{
    /// <summary>The one accepted <c>code_challenge_method</c>.</summary>
    public const string S256 = "S256";

    /// <summary>Whether a challenge is the base64url form of a SHA-256 hash: exactly 43 characters.</summary>
    /// <param name="challenge">The <c>code_challenge</c>.</param>
    /// <returns>True when it is well formed.</returns>
    [Spec("RFC 7636 §4.2")]
    public static bool IsChallenge(string challenge) => challenge.Length == 43 && Base64Url.Decode(challenge) is { Length: 32 };

    /// <summary>Whether a verifier has 43 to 128 unreserved characters.</summary>
    /// <param name="verifier">The <c>code_verifier</c>.</param>
    /// <returns>True when it is well formed.</returns>
    [Spec("RFC 7636 §4.1")]
    public static bool IsVerifier(string verifier) =>
        verifier.Length is >= 43 and <= 128
        && verifier.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~');

    /// <summary>Whether a verifier belongs to a challenge; compared in constant time.</summary>
    /// <param name="challenge">The challenge kept with the code.</param>
    /// <param name="verifier">The verifier of the token request.</param>
    /// <returns>True when the verifier's S256 transformation is the challenge.</returns>
    [Spec("RFC 7636 §4.6")]
    public static bool Matches(string challenge, string verifier) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(challenge),
            Encoding.ASCII.GetBytes(Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))));
}
