using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Portal.OpenId.PersonalAccessTokens;

/// <summary>
/// How a personal access token looks: a prefix that secret scanners can find, 160 random bits, and six characters of checksum, so
/// that a typing error and a look-alike are told from a leak without a database.
/// </summary>
/// <example>idp_pat_ + 27 characters + 6 characters, all of A-Z a-z 0-9</example>
public static class PersonalAccessTokenText
{
    /// <summary>What every token begins with.</summary>
    public const string Prefix = "idp_pat_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 27;
    private const int ChecksumLength = 6;

    /// <summary>A new token.</summary>
    /// <returns>41 characters.</returns>
    public static string Create()
    {
        var random = Base62(RandomNumberGenerator.GetBytes(20), RandomLength);
        return Prefix + random + Checksum(random);
    }

    /// <summary>Whether a text has the form and the checksum of a token; says nothing about whether one exists.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True when it is worth looking up.</returns>
    public static bool IsWellFormed(string text) =>
        text.Length == Prefix.Length + RandomLength + ChecksumLength
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length + RandomLength).SequenceEqual(Checksum(text.Substring(Prefix.Length, RandomLength)));

    private static string Checksum(string random) =>
        Base62(SHA256.HashData(Encoding.ASCII.GetBytes(Prefix + random)).AsSpan(0, 4), ChecksumLength);

    private static string Base62(ReadOnlySpan<byte> bytes, int length)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var text = new char[length];
        for (var i = length - 1; i >= 0; i--)
        {
            number = BigInteger.DivRem(number, Alphabet.Length, out var digit);
            text[i] = Alphabet[(int)digit];
        }

        return new(text);
    }
}
