using System.Security.Cryptography;
using Portal.Accounts.SecondFactors;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.MailCodes;

/// <summary>Mailed codes as people read and type them: <c>7QK2-ZP4M</c>.</summary>
internal static class MailCodeText
{
    private const int RandomBytes = 5;
    private const int Letters = 8;
    private const int GroupLetters = 4;

    public static string Create()
    {
        var code = Base32.Encode(RandomNumberGenerator.GetBytes(RandomBytes), Base32.ForPaper);
        return $"{code[..GroupLetters]}-{code[GroupLetters..]}";
    }

    /// <summary>What is kept of a code: 40 bits are soon guessed, but not together with the 256 of the browser's secret.</summary>
    /// <param name="typed">As somebody typed it; what cannot be a code has a hash that none has.</param>
    public static HandleHash HashOf(string secret, string typed)
    {
        var clean = typed.Length > 4 * Letters
            ? ""
            : new string([.. typed.ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not '-').Select(Read)]);
        return HandleHash.Of(clean.Length == Letters ? $"{secret}:{clean}" : OpaqueHandle.Create());
    }

    // Letters that were left out because they look like digits.
    private static char Read(char letter) => letter switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => letter,
    };
}
