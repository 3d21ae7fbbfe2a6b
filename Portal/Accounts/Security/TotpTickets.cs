using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Accounts.SecondFactors;
using Portal.Client.Contracts;
using Portal.Settings;

namespace Portal.Accounts.Security;

/// <summary>Keys for authenticator apps that have not shown a code yet: sealed for one person, so that nothing is kept of those who never finish.</summary>
internal sealed class TotpTickets(IDataProtectionProvider protection, LiveSettings live, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int GroupLetters = 4;

    private readonly IDataProtector _protector = protection.CreateProtector("totp-setup");

    public TotpSetup Make(Guid userId, string userName)
    {
        var key = Totp.NewKey();
        var text = Base32.Encode(key, Base32.Standard);
        var address = $"otpauth://totp/{Uri.EscapeDataString(live.Now.Name)}:{Uri.EscapeDataString(userName)}"
            + $"?secret={text}&issuer={Uri.EscapeDataString(live.Now.Name)}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.StepSeconds}";
        var ticket = _protector.Protect(JsonSerializer.Serialize(new Sealed(userId, key, clock.GetUtcNow() + Life)));
        return new(ticket, string.Join(' ', text.Chunk(GroupLetters).Select(group => new string(group))), address, QrDrawing.Of(address));
    }

    /// <summary>The key; null when it is not one of ours, another person's, or too old.</summary>
    public byte[]? Open(string ticket, Guid userId)
    {
        try
        {
            var opened = JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(ticket));
            return opened is not null && opened.UserId == userId && opened.ExpiresAt > clock.GetUtcNow() ? opened.Key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid UserId, byte[] Key, DateTimeOffset ExpiresAt);
}
