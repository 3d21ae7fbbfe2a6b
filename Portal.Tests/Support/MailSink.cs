using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Portal.Tests.Support;

/// <summary>A mail server for tests: takes what comes, or answers as a test says. RFC 5321</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<SentMail> _mails = [];
    private readonly Task _work;

    public MailSink()
    {
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it answers to a recipient.</summary>
    public string Recipient { get; set; } = "250 OK";

    /// <summary>What it answers to a mail; none: the connection ends instead, although the mail was taken.</summary>
    public string? Data { get; set; } = "250 OK";

    /// <summary>With one, every connection is encrypted from its first byte.</summary>
    public X509Certificate2? Certificate { get; set; }

    public IReadOnlyList<SentMail> Mails => [.. _mails];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = await OpenAsync(client);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var recipients = new List<string>();
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.StartsWith("RCPT TO:", StringComparison.Ordinal)) recipients.Add(line["RCPT TO:".Length..]);
                if (await AnswerAsync(line, reader, recipients) is not { } answer) return;
                await writer.WriteLineAsync(answer);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client left.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (Certificate is null) return client.GetStream();

        var encrypted = new SslStream(client.GetStream());
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _end.Token);
        return encrypted;
    }

    private async Task<string?> AnswerAsync(string line, StreamReader reader, List<string> recipients)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "RCPT":
                return Recipient;
            case "DATA":
                return "354 go on";
            case "QUIT":
                return "221 bye";
            case "EHLO" or "HELO" or "MAIL" or "RSET":
                return "250 sink";
            default:
                // The first line of a mail.
                var text = new StringBuilder();
                for (string? next = line; next is not (null or "."); next = await reader.ReadLineAsync(_end.Token)) text.Append(next).Append("\r\n");
                _mails.Enqueue(SentMail.Parse([.. recipients], text.ToString()));
                return Data;
        }
    }
}
