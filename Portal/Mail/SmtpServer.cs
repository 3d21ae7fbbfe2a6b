using System.Net.Mail;
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Portal.Configuration;
using Portal.Settings;
using SmtpClient = MailKit.Net.Smtp.SmtpClient;
using SmtpStatusCode = MailKit.Net.Smtp.SmtpStatusCode;

namespace Portal.Mail;

/// <summary>Hands mail to the server of <c>Portal:Smtp</c>. RFC 5321, RFC 3207, RFC 8314</summary>
internal sealed class SmtpServer(LiveSettings live, TimeProvider clock)
{
    /// <summary>All that one mail may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <param name="id">Becomes the Message-ID, so that a mail that is sent twice, after a crash, is known as one.</param>
    public async Task<MailAnswer> SendAsync(Guid id, WrittenLetter letter, CancellationToken cancel)
    {
        if (live.Now.Smtp is not { } smtp) return new(MailVerdict.Failed, "Portal:Smtp:Host is not set");
        if (AddressOf(letter.To) is not { } to) return new(MailVerdict.Refused, "the address is none");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        using var message = Message(id, smtp, to, letter);
        using var client = NewClient();
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, How(smtp), limit.Token);
            if (smtp is { UserName: { } userName, Password: { } password }) await client.AuthenticateAsync(userName, password, limit.Token);
            await client.SendAsync(message, limit.Token);
        }
        catch (SmtpCommandException refusal) when (refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && IsFinal(refusal.StatusCode))
        {
            return new(MailVerdict.Refused, refusal.StatusCode.ToString());
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return new(MailVerdict.Failed, Told(failure));
        }

        await TakeLeaveAsync(client, limit.Token);
        return new(MailVerdict.Taken);
    }

    /// <summary>One address and nothing else, not even a name: null when it is not that.</summary>
    internal static MailAddress? AddressOf(string text) =>
        !text.Any(char.IsControl) && MailAddress.TryCreate(text, out var address) && address.Address == text ? address : null;

    private static SmtpClient NewClient() => new()
    {
        // Strictly: by default the library also takes some well-known servers whose chain is broken.
        ServerCertificateValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None,
        // An authority whose list cannot be had at the moment, or that has none, as in a house of its own, stops no mail.
        CheckCertificateRevocation = false,
    };

    // Never "when available": whoever sits between could say that it is not.
    private static SecureSocketOptions How(SmtpOptions smtp) => smtp.Security switch
    {
        SmtpSecurity.Auto when smtp.Port == SmtpOptions.TlsPort => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.Auto or SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
    };

    private MimeMessage Message(Guid id, SmtpOptions smtp, MailAddress to, WrittenLetter letter)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = clock.GetUtcNow(),
            MessageId = $"{id:N}@{smtp.From.Host}",
            Body = new MultipartAlternative(Part("plain", letter.Text), Part("html", letter.Html)),
        };
        message.From.Add(new MailboxAddress(live.Now.Name, smtp.From.Address));
        message.To.Add(new MailboxAddress("", to.Address));
        // Nobody's absence note is wanted. RFC 3834 §5
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static TextPart Part(string kind, string content) => new(kind) { Text = content, ContentTransferEncoding = ContentEncoding.Base64 };

    // The server has the mail: whatever it says to a goodbye, it is not to be sent again.
    private static async Task TakeLeaveAsync(SmtpClient client, CancellationToken limit)
    {
        try
        {
            await client.DisconnectAsync(quit: true, limit);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // It left first.
        }
    }

    private static bool IsFinal(SmtpStatusCode code) =>
        code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed;

    // What the server says may repeat the address; why it could not be reached does not.
    private static string Told(Exception failure) => failure switch
    {
        OperationCanceledException => "no answer in time",
        SmtpCommandException refusal => refusal.StatusCode.ToString(),
        AuthenticationException => "the server does not take Portal:Smtp:UserName and Portal:Smtp:Password",
        SslHandshakeException { InnerException: { } inner } => "TLS: " + inner.Message.ReplaceLineEndings(" "),
        SocketException or NotSupportedException => failure.Message.ReplaceLineEndings(" "),
        _ => failure.GetType().Name,
    };
}
