using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data.Entities;

namespace Portal.Accounts.Passwords;

/// <summary>
/// Which passwords people may choose: long enough to stand alone, and none that a guesser tries early. Nothing is asked about kinds of
/// characters. NIST SP 800-63B-4 §3.1.1.2
/// </summary>
internal sealed class PasswordRules(CommonPasswords common, PortalBrand brand, IStringLocalizer<Words> words) : IPasswordValidator<PortalUser>
{
    /// <summary>For a password that is the only factor; any can become that, when the second is turned off.</summary>
    public const int Minimum = 15;

    public const int Maximum = 256;

    // A word of one's own adds nothing that cannot be guessed; what is left without it must still be something.
    private const int MinimumBesideOwnWords = 8;
    private const int ShortestWord = 3;
    private const int LongestRepeated = 5;

    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password) => Task.FromResult(
        FaultOf(password ?? "", user) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordRefused", Description = fault })
            : IdentityResult.Success);

    /// <summary>Null when it is fine, else what to mend.</summary>
    public string? FaultOf(string password, PortalUser user)
    {
        var text = PasswordText.Normalize(password);
        var length = text.EnumerateRunes().Count();
        if (length < Minimum) return words["Password.TooShort", Minimum];
        if (length > Maximum) return words["Password.TooLong", Maximum];

        var folded = text.ToLowerInvariant();
        if (common.Has(folded) || common.Has(Bare(folded))) return words["Password.Common"];
        if (IsRepeated(folded) || IsRun(folded)) return words["Password.Pattern"];
        return IsMostlyOwn(folded, user) ? words["Password.Own", brand.Name].Value : null;
    }

    // "password1234567!!" is "password" to a guesser.
    private static string Bare(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start])) start++;
        var end = text.Length;
        while (end > start && !char.IsLetter(text[end - 1])) end--;
        return text[start..end];
    }

    // "abcabcabcabcabc", and "passwordpassword", whose half is on the list.
    private bool IsRepeated(string text)
    {
        for (var unit = 1; unit <= text.Length / 2; unit++)
        {
            if (Enumerable.Range(unit, text.Length - unit).All(at => text[at] == text[at - unit])
                && (unit <= LongestRepeated || common.Has(text[..unit])))
            {
                return true;
            }
        }

        return false;
    }

    // "abcdefghijklmnop", "987654321098765": each character is next to the one before.
    private static bool IsRun(string text) =>
        text.Zip(text.Skip(1), (one, next) => next - one).All(step => step is 1 or -9)
        || text.Zip(text.Skip(1), (one, next) => next - one).All(step => step is -1 or 9);

    private bool IsMostlyOwn(string text, PortalUser user)
    {
        var rest = new StringBuilder(text);
        foreach (var word in OwnWords(user).OrderByDescending(word => word.Length)) rest.Replace(word, "");
        return rest.Length < text.Length && rest.Length < MinimumBesideOwnWords;
    }

    private IEnumerable<string> OwnWords(PortalUser user) =>
        new[] { user.UserName, user.Email, user.Email?.Split('@')[0], user.Name, brand.Name }
            .OfType<string>()
            .SelectMany(word => word.Split(' ').Prepend(word))
            .Select(word => word.Trim().ToLowerInvariant())
            .Where(word => word.Length >= ShortestWord)
            .Distinct();
}
