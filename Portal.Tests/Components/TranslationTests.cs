using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Client.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

/// <summary>Each language says all that English says, with the same gaps to fill.</summary>
public sealed partial class TranslationTests : ComponentContext
{
    public static TheoryData<string> Translations { get; } = [.. Language.All.Select(language => language.Tag).Where(tag => tag != "en")];

    private IStringLocalizer<Words> Words => Services.GetRequiredService<IStringLocalizer<Words>>();

    [Theory, MemberData(nameof(Translations))]
    public void A_language_is_complete(string tag)
    {
        var english = In("en");
        var translated = In(tag);

        Assert.Empty(english.Keys.Except(translated.Keys));
        Assert.Empty(translated.Keys.Except(english.Keys));
        Assert.Empty(english.Where(word => !Gaps(word.Value).SetEquals(Gaps(translated[word.Key]))).Select(word => word.Key));
        Assert.Equal(tag, translated["Language.Tag"]);
        Assert.Equal(new CultureInfo(tag).TextInfo.IsRightToLeft ? "rtl" : "ltr", translated["Language.Direction"]);
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_language_is_not_english_in_disguise(string tag)
    {
        var english = In("en");
        var same = In(tag).Where(word => word.Value.Count(char.IsLetter) > 12 && word.Value == english[word.Key]).Select(word => word.Key).ToList();

        Assert.Empty(same);
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    private Dictionary<string, string> In(string tag)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(tag);
            return Words.GetAllStrings(includeParentCultures: tag == "en").ToDictionary(word => word.Name, word => word.Value);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Gap();
}
