using System.Security.Cryptography;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>
/// The code that a device shows and a person types in: eight letters without vowels, so that it is told apart from anything else, makes no
/// word, and is typed on any keyboard. RFC 8628 §6.1
/// </summary>
public static class UserCode
{
    /// <summary>How many letters a code has, the hyphen not counted: about 34.5 bits.</summary>
    public const int Length = 8;

    private const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";

    /// <summary>A new code.</summary>
    /// <returns>As it is shown: <c>WDJB-MJHT</c>.</returns>
    [Spec("RFC 8628 §6.1")]
    public static string Create() => Shown(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads a code as somebody typed it: small letters, spaces and other marks do not matter.</summary>
    /// <param name="typed">Any text.</param>
    /// <returns>As it is shown; null when it cannot be a code.</returns>
    [Spec("RFC 8628 §6.1")]
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > 64 }) return null;

        var letters = string.Concat(typed.ToUpperInvariant().Where(Alphabet.Contains));
        return letters.Length == Length ? Shown(letters) : null;
    }

    private static string Shown(string letters) => $"{letters[..4]}-{letters[4..]}";
}
