using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Mail;

/// <summary>Sends the mail that is due, on any number of nodes at once.</summary>
internal sealed partial class MailDeliveries(
    IDbContextFactory<PortalDbContext> contexts, MailOutbox outbox, SmtpServer server, TimeProvider clock, ILogger<MailDeliveries> log)
{
    // Mail servers frown on many connections from one place.
    private const int AtOnce = 4;

    // The first is longer than an attempt can take.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    private readonly OutboxQueue<MailDelivery> _queue = new(contexts, clock, Delays);

    /// <summary>Makes one attempt for each mail that is due. False when there was none.</summary>
    public Task<bool> DeliverDueAsync(CancellationToken cancel) => _queue.DeliverDueAsync(AttemptAsync, AtOnce, cancel);

    private async Task AttemptAsync(MailDelivery mail, CancellationToken cancel)
    {
        if (mail.GiveUpAt <= clock.GetUtcNow())
        {
            LogGivenUp(mail.Id, mail.Attempts - 1);
            await _queue.DropAsync(mail, cancel);
            return;
        }

        var answer = await SendAsync(mail, cancel);
        if (answer.Verdict == MailVerdict.Refused) LogRefused(mail.Id, answer.Fault);
        if (answer.Verdict == MailVerdict.Failed) LogFailed(mail.Id, mail.Attempts, answer.Fault);
        if (answer.Verdict != MailVerdict.Failed) await _queue.DropAsync(mail, cancel);
    }

    private async Task<MailAnswer> SendAsync(MailDelivery mail, CancellationToken cancel)
    {
        try
        {
            var letter = outbox.Open(mail);
            return letter.To.Length == 0 ? new(MailVerdict.Taken) : await server.SendAsync(mail.Id, letter, cancel);
        }
        catch (CryptographicException)
        {
            return new(MailVerdict.Refused, "it was encrypted under another master key");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was not sent in {Attempts} attempts; it was dropped")]
    private partial void LogGivenUp(Guid id, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} was refused; it was dropped: {Fault}")]
    private partial void LogRefused(Guid id, string? fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} could not be sent in attempt {Attempt}; it is tried again: {Fault}")]
    private partial void LogFailed(Guid id, int attempt, string? fault);
}
