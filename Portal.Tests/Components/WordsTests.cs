using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Audit;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.OpenId.Scopes;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed partial class WordsTests : ComponentContext
{
    private static readonly string[] Folders = ["Portal.Client", "Portal"];

    private IStringLocalizer<Words> Words => Services.GetRequiredService<IStringLocalizer<Words>>();

    [Fact]
    public void Every_key_that_pages_name_has_words() =>
        Assert.All(KeysInUse().Distinct(), key => Assert.False(Words[key].ResourceNotFound, key));

    [Fact]
    public void Every_reason_of_a_passkey_ceremony_has_words() =>
        Assert.All(PasskeyReasons.All, reason => Assert.False(Words[PasskeyReasons.Key(reason)].ResourceNotFound, reason));

    [Fact]
    public void Every_field_of_a_profile_has_words_and_no_words_are_for_others() => Assert.Equal(
        ProfileFields.All.Select(field => "Profile.Field." + field).Order(StringComparer.Ordinal),
        Words.GetAllStrings().Select(word => word.Name).Where(key => key.StartsWith("Profile.Field.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_claim_that_the_engine_releases_has_words_and_no_words_are_for_others() => Assert.Equal(
        StandardScopes.AllClaims.Append("sub").Select(claim => "Claim." + claim).Order(StringComparer.Ordinal),
        Words.GetAllStrings().Select(word => word.Name).Where(key => key.StartsWith("Claim.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void No_words_are_left_over()
    {
        var used = KeysInUse().ToHashSet();

        Assert.DoesNotContain(
            Words.GetAllStrings().Select(word => word.Name),
            key => !used.Contains(key) && !key.StartsWith("Passkey.Reason.", StringComparison.Ordinal) && !key.StartsWith("Event.", StringComparison.Ordinal)
                && !key.StartsWith("Profile.Field.", StringComparison.Ordinal) && !key.StartsWith("Claim.", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_can_happen_to_an_account_has_words_and_no_words_are_for_what_cannot()
    {
        Assert.All(EventKind.All, kind => Assert.False(Words["Event." + kind.Name].ResourceNotFound, kind.Name));

        var names = EventKind.All.Select(kind => "Event." + kind.Name).ToHashSet();
        Assert.DoesNotContain(
            Words.GetAllStrings().Select(word => word.Name),
            key => key.StartsWith("Event.", StringComparison.Ordinal) && !key.StartsWith("Event.Reason.", StringComparison.Ordinal) && !names.Contains(key));
    }

    private static IEnumerable<string> KeysInUse() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value));

    // T["Passkeys.Add"], T[synced ? "Passkeys.Synced" : "Passkeys.ThisKeyOnly"], words["Time.JustNow"], Words.Of("Names.NameLong")
    [GeneratedRegex("""(?<=(\bT|\b[Ww]ords)(\[[^\]]*?|\.Of\())"(?<key>[A-Z][A-Za-z]+\.[A-Za-z.]+)"(?!\s*\+)""")]
    private static partial Regex Key();
}
