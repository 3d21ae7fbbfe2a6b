using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Accounts.SignUp;

/// <summary>Carries a draft through the browser, sealed, so that nothing about somebody who never finishes is kept.</summary>
internal sealed class SignUpTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int Limit = 8 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("sign-up");

    public string Seal(SignUpDraft draft) => _protector.Protect(JsonSerializer.Serialize(draft));

    /// <summary>Null when it is not one of ours, was altered, or is too old.</summary>
    public SignUpDraft? Open(string ticket)
    {
        if (ticket.Length is 0 or > Limit) return null;

        try
        {
            var draft = JsonSerializer.Deserialize<SignUpDraft>(_protector.Unprotect(ticket));
            return draft is not null && draft.ExpiresAt > clock.GetUtcNow() ? draft : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
