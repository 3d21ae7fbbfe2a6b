using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Portal.Audit;
using Portal.Client.Text;
using Portal.Data.Entities;
using Portal.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed partial class LetterTests
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "Portal.Client", "Text");

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Tag)];

    public static TheoryData<string> Others => [.. Language.All.Skip(1).Select(language => language.Tag)];

    [Theory, MemberData(nameof(Others))]
    public void Mail_is_written_in_every_language_with_the_same_placeholders(string tag)
    {
        var (english, other) = (Read("Words.resx"), Read($"Words.{tag}.resx"));

        Assert.Equal(english.Keys.Order(), other.Keys.Order());
        Assert.All(english, word => Assert.Equal(Places(word.Value), Places(other[word.Key])));
        Assert.All(other, word => Assert.NotEqual(english[word.Key], word.Value));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_letter_is_in_the_language_of_the_account(string tag)
    {
        await using var portal = await TestPortal.StartAsync();
        var user = new PortalUser { UserName = "ada", Profile = $$"""{"locale":"{{tag}}"}""" };
        var happened = new SecurityEventRow { Kind = EventKind.PasskeyAdded.Name, At = portal.Clock.Now, UserAgent = "Firefox/140.0 Android", Address = "192.0.2.7" };

        var written = portal.Services.GetRequiredService<LetterWriter>().Write("ada@example.test", portal.Services.GetRequiredService<NoticeLetters>().Write(user, happened));

        var title = Read(tag == "en" ? "Words.resx" : $"Words.{tag}.resx")["Mail.PasskeyAdded"];
        Assert.Equal(title + " · IdentityPortal", written.Subject);
        Assert.StartsWith(title, written.Text, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{tag}\" dir=\"{(tag == "ar" ? "rtl" : "ltr")}\">", written.Html, StringComparison.Ordinal);
        Assert.Contains("192.0.2.7", written.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", written.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", written.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "Friday, March 1, 2030 12:00 PM UTC")]
    [InlineData("""{"zoneinfo":"UTC"}""", "Friday, March 1, 2030 12:00 PM UTC")]
    [InlineData("""{"zoneinfo":"Europe/Berlin"}""", "Friday, March 1, 2030 1:00 PM (Europe/Berlin)")]
    [InlineData("""{"zoneinfo":"America/New_York"}""", "Friday, March 1, 2030 7:00 AM (America/New_York)")]
    [InlineData("""{"zoneinfo":"../../etc/passwd"}""", "Friday, March 1, 2030 12:00 PM UTC")]
    [InlineData("""{"zoneinfo":7}""", "Friday, March 1, 2030 12:00 PM UTC")]
    public async Task A_time_is_the_readers_own_and_says_whose_it_is(string profile, string time)
    {
        await using var portal = await TestPortal.StartAsync();
        var user = new PortalUser { UserName = "ada", Profile = profile };

        var happened = portal.Services.GetRequiredService<NoticeLetters>().Write(user, new() { Kind = EventKind.PasskeyAdded.Name, At = FakeClock.Start });
        var waits = portal.Services.GetRequiredService<CodeLetters>().RecoveryWaits(user, "code", FakeClock.Start);

        Assert.Contains(time, happened.Parts.OfType<LetterPart.Facts>().Single().Lines.Select(line => line.Value.Replace('\u202f', ' ')));
        Assert.Contains(waits.Parts.OfType<LetterPart.Paragraph>(), paragraph => paragraph.Text.Replace('\u202f', ' ').Contains(time, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
        .Where(data => data.Attribute("name")!.Value.StartsWith("Mail.", StringComparison.Ordinal))
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
