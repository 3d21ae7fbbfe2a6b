using Portal.Client.Text;
using Portal.Settings;

namespace Portal.Mail;

/// <summary>Sends a mail to say that mail works, past the outbox: whoever asks wants to know now.</summary>
internal sealed class MailTest(SmtpServer server, LetterWriter writer, LiveSettings live)
{
    /// <returns>Null when the server took it; else why not.</returns>
    public async Task<string?> SendAsync(string to, CancellationToken cancel)
    {
        var letter = new Letter(Language.All[0], "Mail works", [new LetterPart.Paragraph($"{live.Now.Name} can send mail. An operator asked for this one.")]);
        var answer = await server.SendAsync(Guid.NewGuid(), writer.Write(to, letter), cancel);
        return answer.Verdict is MailVerdict.Taken ? null : answer.Fault ?? "the server refused it";
    }
}
