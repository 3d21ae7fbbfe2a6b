using System.Text;

namespace Portal.Accounts.SecondFactors;

/// <summary>Bytes as letters and digits that people can type. RFC 4648 §6, without padding</summary>
internal static class Base32
{
    /// <summary>The standard's own, which authenticator apps expect.</summary>
    public const string Standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Without letters that look like digits or each other, for what is copied from paper.</summary>
    public const string ForPaper = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int BitsPerCharacter = 5;

    public static string Encode(ReadOnlySpan<byte> bytes, string alphabet)
    {
        var text = new StringBuilder(((bytes.Length * 8) + BitsPerCharacter - 1) / BitsPerCharacter);
        var (buffer, bits) = (0, 0);
        foreach (var next in bytes)
        {
            (buffer, bits) = ((buffer << 8) | next, bits + 8);
            while (bits >= BitsPerCharacter)
            {
                bits -= BitsPerCharacter;
                text.Append(alphabet[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(alphabet[(buffer << (BitsPerCharacter - bits)) & 31]);
        return text.ToString();
    }
}
