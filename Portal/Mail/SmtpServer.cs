using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Portal.Configuration;

namespace Portal.Mail;

/// <summary>Hands mail to the server of <c>Portal:Smtp</c>. RFC 5321, RFC 3207</summary>
internal sealed class SmtpServer(PortalOptions settings)
{
    /// <summary>All that one mail may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <param name="id">Becomes the Message-ID, so that a mail that is sent twice, after a crash, is known as one.</param>
    public async Task<MailAnswer> SendAsync(Guid id, WrittenLetter letter, CancellationToken cancel)
    {
        if (settings.Smtp is not { } smtp) return new(MailVerdict.Failed, "Portal:Smtp:Host is not set");
        if (AddressOf(letter.To) is not { } to) return new(MailVerdict.Refused, "the address is none");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        using var message = Message(id, smtp, to, letter);
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Security == SmtpSecurity.StartTls };
        if (smtp.UserName is not null) client.Credentials = new NetworkCredential(smtp.UserName, smtp.Password);
        try
        {
            // The client looks at its token only once it is connected.
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
            return new(MailVerdict.Taken);
        }
        catch (SmtpFailedRecipientException refusal) when (IsFinal(refusal.StatusCode))
        {
            return new(MailVerdict.Refused, refusal.StatusCode.ToString());
        }
        catch (SmtpException failure)
        {
            return new(MailVerdict.Failed, Told(failure));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return new(MailVerdict.Failed, failure is OperationCanceledException ? "no answer in time" : failure.GetType().Name);
        }
    }

    /// <summary>One address and nothing else, not even a name: null when it is not that.</summary>
    internal static MailAddress? AddressOf(string text) =>
        !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Address == text ? address : null;

    private MailMessage Message(Guid id, SmtpOptions smtp, MailAddress to, WrittenLetter letter)
    {
        var message = new MailMessage(new MailAddress(smtp.From.Address, settings.Name, Encoding.UTF8), to)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{smtp.From.Host}>");
        // Nobody's absence note is wanted. RFC 3834 §5
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static bool IsFinal(SmtpStatusCode code) =>
        code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed;

    // What the server says may repeat the address; why it could not be reached does not.
    private static string Told(SmtpException failure) =>
        failure.InnerException is { } inner ? $"{failure.StatusCode}: {inner.Message.ReplaceLineEndings(" ")}" : failure.StatusCode.ToString();
}
