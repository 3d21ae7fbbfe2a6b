using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Text;
using Portal.Data;

namespace Portal.Languages;

/// <summary>The language of an account: its <c>locale</c> claim, which apps may read and mails are written in. Core §5.1</summary>
internal sealed class AccountLanguage(PortalDbContext db)
{
    private const string Claim = "locale";

    /// <summary>The claim in a profile; null when there is none.</summary>
    public static string? In(string profile)
    {
        if (!profile.Contains("\"locale\"", StringComparison.Ordinal)) return null;

        using var claims = JsonDocument.Parse(profile);
        return claims.RootElement.TryGetProperty(Claim, out var locale) && locale.ValueKind == JsonValueKind.String ? locale.GetString() : null;
    }

    /// <summary>Sets the claim, unless it is a variety of the same language already: de-AT stays.</summary>
    public async Task SetAsync(Guid userId, Language language, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == userId, cancel) is not { } user) return;
        if (Language.Find(In(user.Profile)) == language) return;

        var profile = JsonNode.Parse(user.Profile)!.AsObject();
        profile[Claim] = language.Tag;
        user.Profile = profile.ToJsonString();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changes the account at the same moment: that matters more, and the browser remembers the language anyway.
        }
    }
}
