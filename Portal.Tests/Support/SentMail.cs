using System.Text;
using System.Text.RegularExpressions;

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
        var parts = Part().Matches(raw).Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["body"].Value.ReplaceLineEndings("")))).ToList();
        var mail = new SentMail(recipients, raw, "", parts[0], parts[1]);
        return mail with { Subject = Decode(mail.Header("Subject")) };
    }

    private static string Decode(string header) => Encoded().Replace(
        header.Replace("?= =?", "?==?", StringComparison.Ordinal),
        match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups["body"].Value)));

    [GeneratedRegex(@"(?i)content-transfer-encoding: base64\r\n\r\n(?<body>[A-Za-z0-9+/=\r\n]+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<body>[^?]*)\?=")]
    private static partial Regex Encoded();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
