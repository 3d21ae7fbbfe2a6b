using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Client.Text;

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
        { Length: < UserNameMinimum } => Words.Of("Names.UserNameShort"),
        { Length: > UserNameLimit } => Words.Of("Names.UserNameLong"),
        _ when !UserNameShape().IsMatch(userName) =>
            Words.Of("Names.UserNameShape"),
        _ => null,
    };

    public static string? NameFault(string name) => name switch
    {
        "" => Words.Of("Names.NameMissing"),
        { Length: > NameLimit } => Words.Of("Names.NameLong"),
        _ when HasHiddenCharacters(name) => Words.Of("Names.NameHidden"),
        _ => null,
    };

    public static string? EmailFault(string email) => email switch
    {
        "" => Words.Of("Names.EmailMissing"),
        { Length: > EmailLimit } => Words.Of("Names.EmailLong"),
        _ when !EmailShape().IsMatch(email) => Words.Of("Names.EmailShape"),
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
