using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Accounts;

/// <summary>Which names an account may have when a person makes it.</summary>
internal static partial class PersonNames
{
    private const int UserNameMinimum = 2;
    private const int UserNameLimit = 64;
    private const int NameLimit = 100;
    private const int EmailLimit = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets

    /// <summary>Null when it is fine, else what to mend.</summary>
    public static string? UserNameFault(string userName) => userName switch
    {
        { Length: < UserNameMinimum } => "Choose a user name of at least two characters.",
        { Length: > UserNameLimit } => "Choose a user name of at most 64 characters.",
        _ when !UserNameShape().IsMatch(userName) =>
            "Use letters from a to z, digits, and dots, dashes or underscores between them.",
        _ => null,
    };

    public static string? NameFault(string name) => name switch
    {
        "" => "Enter your name.",
        { Length: > NameLimit } => "Enter at most 100 characters.",
        _ when HasHiddenCharacters(name) => "Your name has characters that cannot be seen. Type it in instead of pasting it.",
        _ => null,
    };

    public static string? EmailFault(string email) => email switch
    {
        "" => "Enter your email address.",
        { Length: > EmailLimit } => "This email address is too long.",
        _ when !EmailShape().IsMatch(email) => "Enter an email address like name@example.com.",
        _ => null,
    };

    /// <summary>
    /// Control characters, and those that turn the writing direction or are not seen: with them one name can be made to look like
    /// another. Joiners stay, since some scripts and emoji need them.
    /// </summary>
    public static bool HasHiddenCharacters(string text)
    {
        const char Joiner = '\u200d';
        const char NonJoiner = '\u200c';
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return true; // half a surrogate pair
            if (rune.Value is Joiner or NonJoiner) continue;

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return true;
            }
        }

        return false;
    }

    // No "@": a user name that looks like somebody's address could be taken for theirs.
    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex UserNameShape();

    // Only the shape that every address has; whether it exists shows when mail is sent there.
    [GeneratedRegex(@"\A[^\s@<>(),;:\\""\p{C}]+@[^\s@<>(),;:\\""\p{C}.]+(?:\.[^\s@<>(),;:\\""\p{C}.]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailShape();
}
