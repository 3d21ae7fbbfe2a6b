using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Accounts.Recovery;

/// <summary>Carries a recovery through the page that it was begun on, sealed: no cookie, so no other page and no other site can make use of it.</summary>
internal sealed class RecoveryTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int Limit = 4 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("recovery");

    public string Seal(Guid userId, RecoveryKind kind, string hash) =>
        _protector.Protect(JsonSerializer.Serialize(new RecoveryTicket(userId, kind, hash, clock.GetUtcNow() + Life)));

    /// <summary>Null when it is not one of ours, was altered, or is too old.</summary>
    public RecoveryTicket? Open(string ticket)
    {
        if (ticket.Length is 0 or > Limit) return null;

        try
        {
            var opened = JsonSerializer.Deserialize<RecoveryTicket>(_protector.Unprotect(ticket));
            return opened is not null && opened.ExpiresAt > clock.GetUtcNow() ? opened : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
