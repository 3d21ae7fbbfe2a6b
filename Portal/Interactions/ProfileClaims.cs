using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Host;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed class ProfileClaims(PortalDbContext db) : IUserClaims
{
    // A profile cannot speak for the portal: who somebody is, and which address was checked, is not theirs to say.
    private static readonly string[] Reserved = ["sub", "iss", "aud", "exp", "iat", "nonce", "auth_time", "acr", "amr", "azp", "sid", "email", "email_verified", "updated_at", "groups", "roles"];

    public async Task<JsonObject?> FindAsync(string subject, CancellationToken cancel)
    {
        if (!Guid.TryParse(subject, out var id)) return null;

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.DisabledAt == null, cancel);
        return user is null ? null : ClaimsOf(user, await Memberships.OfAsync(db, id, cancel));
    }

    internal static JsonObject ClaimsOf(PortalUser user, Memberships memberships)
    {
        var claims = Profile(user.Profile);
        // In whatever language it says it: "roles#en".
        foreach (var name in claims.Select(claim => claim.Key).Where(name => Reserved.Contains(name.Split('#')[0])).ToList()) claims.Remove(name);

        Set(claims, "name", user.Name);
        Set(claims, "preferred_username", user.UserName);
        if (Set(claims, "email", user.Email)) claims["email_verified"] = user.EmailConfirmed;
        claims["updated_at"] = (user.ClaimsChangedAt ?? user.CreatedAt).ToUnixTimeSeconds();
        if (Set(claims, "phone_number", user.PhoneNumber)) claims["phone_number_verified"] = user.PhoneNumberConfirmed;
        Set(claims, "groups", memberships.Groups);
        Set(claims, "roles", memberships.Roles);
        return claims;
    }

    // {"given_name":"Alice","address":{"country":"GB"},"phone_number":"+1-555-0100","phone_number_verified":true}
    private static JsonObject Profile(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static void Set(JsonObject claims, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0) claims[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
    }

    /// <summary>False when the column says nothing: then the profile may.</summary>
    private static bool Set(JsonObject claims, string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return false;

        claims[name] = value;
        return true;
    }
}
