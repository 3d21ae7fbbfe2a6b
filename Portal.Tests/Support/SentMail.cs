using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Portal.Tests.Support;

/// <summary>A mail as it arrived.</summary>
/// <param name="Recipients">Of the envelope.</param>
internal sealed partial record SentMail(IReadOnlyList<string> Recipients, string Raw, string Subject, string Text, string Html)
{
    /// <summary>The addresses in it.</summary>
    public IReadOnlyList<string> Links => [.. Address().Matches(Text).Select(match => match.Value)];

    public string Header(string name) =>
        Raw.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
            .Single(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))[(name.Length + 2)..];

    public static SentMail Parse(IReadOnlyList<string> recipients, string raw)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(raw));
        using var message = MimeMessage.Load(stream, TestContext.Current.CancellationToken);
        return new(recipients, raw, message.Subject!, message.TextBody!, message.HtmlBody!);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
