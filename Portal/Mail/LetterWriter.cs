using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.Settings;

namespace Portal.Mail;

/// <summary>
/// Writes letters twice, as text and as HTML that needs no styles. Names in them were chosen by somebody: each value is one line, and
/// encoded where it stands in HTML.
/// </summary>
internal sealed class LetterWriter(IStringLocalizer<Words> words, PortalOptions settings, LiveSettings live)
{
    private const int SubjectLimit = 150;

    public WrittenLetter Write(string to, Letter letter)
    {
        using (Speaking(letter.Language))
        {
            var subject = OneLine($"{letter.Subject} · {live.Now.Name}");
            return new(to, subject.Length > SubjectLimit ? subject[..SubjectLimit] : subject, Text(letter), Html(letter));
        }
    }

    /// <summary>Until the returned thing is disposed, words are of this language.</summary>
    public static IDisposable Speaking(Language language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Tag);
        return new Ending(before);
    }

    private string Text(Letter letter)
    {
        var text = new StringBuilder().Append(OneLine(letter.Subject)).Append("\n\n");
        foreach (var part in letter.Parts)
        {
            switch (part)
            {
                case LetterPart.Paragraph paragraph:
                    text.Append(OneLine(paragraph.Text)).Append('\n');
                    break;
                case LetterPart.Facts facts:
                    foreach (var (name, value) in facts.Lines) text.Append("  ").Append(OneLine(name)).Append(": ").Append(OneLine(value)).Append('\n');
                    break;
                case LetterPart.Link link:
                    text.Append(OneLine(link.Text)).Append(":\n").Append(OneLine(link.Address)).Append('\n');
                    break;
            }

            text.Append('\n');
        }

        return text.Append("-- \n").Append(Foot()).Append('\n').ToString();
    }

    private string Html(Letter letter)
    {
        var html = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{letter.Language.Tag}\" dir=\"{words["Language.Direction"].Value}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<head><meta charset=\"utf-8\"><title>{Encode(letter.Subject)}</title></head>\n<body>\n<h1>{Encode(letter.Subject)}</h1>\n");
        foreach (var part in letter.Parts)
        {
            switch (part)
            {
                case LetterPart.Paragraph paragraph:
                    html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(paragraph.Text)}</p>\n");
                    break;
                case LetterPart.Facts facts:
                    html.Append("<dl>\n");
                    foreach (var (name, value) in facts.Lines)
                        html.Append(CultureInfo.InvariantCulture, $"<dt>{Encode(name)}</dt><dd><bdi>{Encode(value)}</bdi></dd>\n");
                    html.Append("</dl>\n");
                    break;
                case LetterPart.Link link:
                    html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Encode(link.Address)}\">{Encode(link.Text)}</a></p>\n");
                    break;
            }
        }

        return html.Append(CultureInfo.InvariantCulture, $"<hr>\n<p><small>{Encode(Foot())}</small></p>\n</body>\n</html>\n").ToString();
    }

    private string Foot() => words["Mail.Foot", live.Now.Name, settings.Issuer];

    private static string Encode(string text) => WebUtility.HtmlEncode(OneLine(text));

    /// <summary>Nothing that ends a line, and nothing that turns what follows around.</summary>
    private static string OneLine(string text) => new([.. text.Select(letter => EndsOrTurns(letter) ? ' ' : letter)]);

    private static bool EndsOrTurns(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private sealed class Ending(CultureInfo before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }
}
