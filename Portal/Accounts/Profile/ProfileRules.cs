using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts;
using Portal.Client.Text;

namespace Portal.Accounts.Profile;

/// <summary>What each field of a profile may hold. Core §5.1</summary>
internal sealed partial class ProfileRules(IStringLocalizer<Words> words)
{
    private const int TextLimit = 200;
    private const int AddressLimit = 2048;

    /// <summary>Null when it is fine, else what to mend.</summary>
    public string? FaultOf(string field, string value) => (field, value) switch
    {
        (ProfileFields.Name, _) => PersonNames.NameFault(value),
        (ProfileFields.Email, _) => PersonNames.EmailFault(value),
        (_, "") => null,
        ("picture", _) => IsAddress(value, Uri.UriSchemeHttps) ? null : words["Profile.PictureFault"].Value,
        ("website", _) => IsAddress(value, Uri.UriSchemeHttps) || IsAddress(value, Uri.UriSchemeHttp) ? null : words["Profile.WebsiteFault"].Value,
        ("birthdate", _) => IsDate(value) ? null : words["Profile.BirthdateFault"].Value,
        ("locale", _) => Locale().IsMatch(value) ? null : words["Profile.LocaleFault"].Value,
        ("zoneinfo", _) => value.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(value, out _) || value == "UTC" ? null : words["Profile.ZoneFault"].Value,
        (ProfileFields.Phone, _) => Phone().IsMatch(value) ? null : words["Profile.PhoneFault"].Value,
        ({ Length: > 0 }, { Length: > TextLimit }) => words["Profile.TooLong", TextLimit].Value,
        _ => HasHidden(field, value) ? words["Profile.HiddenFault"].Value : null,
    };

    // A street may have several lines. Core §5.1.1
    private static bool HasHidden(string field, string value) =>
        PersonNames.HasHiddenCharacters(field == "address.street_address" ? value.ReplaceLineEndings(" ") : value);

    private static bool IsAddress(string value, string scheme) =>
        value.Length <= AddressLimit && Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == scheme && uri.UserInfo.Length == 0;

    // 1852-12-10, or 0000-12-10 without the year
    private static bool IsDate(string value) =>
        DateOnly.TryParseExact(value.StartsWith("0000-", StringComparison.Ordinal) ? "2000" + value[4..] : value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Locale();

    [GeneratedRegex(@"\A\+?[0-9][0-9 ()./-]{2,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
