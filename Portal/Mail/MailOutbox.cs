using System.Text.Json;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Protection;
using Portal.Settings;

namespace Portal.Mail;

/// <summary>Takes mail, in the transaction of what it tells of: neither can be without the other.</summary>
internal sealed class MailOutbox(LiveSettings live, MasterKey key, LetterWriter writer, TimeProvider clock)
{
    /// <summary>How long a mail is worth trying.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>False when there is no server for mail; then none may be added.</summary>
    public bool IsOpen => live.Now.Smtp is not null;

    /// <summary>Adds a mail to what the context saves next.</summary>
    /// <param name="to">One address; for none, a row that nobody gets: what was asked for cannot be told from it.</param>
    /// <param name="life">How long it is of use.</param>
    public void Add(PortalDbContext db, string to, Letter letter, TimeSpan? life = null)
    {
        var now = clock.GetUtcNow();
        db.MailOutbox.Add(new()
        {
            Id = Guid.NewGuid(),
            Sealed = key.SealMail(JsonSerializer.SerializeToUtf8Bytes(writer.Write(to, letter))),
            CreatedAt = now,
            NextAttemptAt = now,
            GiveUpAt = now + (life ?? Life),
        });
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed under another key, or tampered with.</exception>
    public WrittenLetter Open(MailDelivery mail) => JsonSerializer.Deserialize<WrittenLetter>(key.UnsealMail(mail.Sealed))!;
}
