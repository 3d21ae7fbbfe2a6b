using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.OpenId.Issuance;

/// <summary>
/// Access tokens that only the portal can read: the claims of the JWT form, encrypted under the host's data-protection keys, so
/// that nothing has to be kept for them either.
/// </summary>
internal sealed class OpaqueAccessTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.OpenId.AccessToken");

    public string Seal(JsonObject claims) => _protector.Protect(claims.ToJsonString());

    /// <summary>The claims; null for anything that was not sealed here. Whether it has expired is for the caller to judge.</summary>
    public JsonObject? Open(string token)
    {
        try
        {
            return JsonNode.Parse(_protector.Unprotect(token))?.AsObject();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
