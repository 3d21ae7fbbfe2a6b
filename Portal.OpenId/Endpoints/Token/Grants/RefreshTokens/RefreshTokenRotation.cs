using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

/// <summary>
/// Makes refresh tokens and their successors. A successor is derived from the raw token and a random salt that only the database
/// has, so a client that lost the answer gets the very same successor again although only hashes are kept: neither the database
/// nor an old token alone tells what it is.
/// </summary>
internal sealed class RefreshTokenRotation(TimeProvider clock, IOptionsMonitor<OpenIdOptions> options)
{
    /// <summary>The first refresh token of a grant.</summary>
    public (string Raw, NewRefreshToken Token) First(Grant grant)
    {
        var now = clock.GetUtcNow();
        return Named(OpaqueHandle.Create(), grant, now + options.CurrentValue.RefreshTokenAbsoluteLifetime);
    }

    /// <summary>The token that takes the place of another; it does not live longer than the first of its family would have.</summary>
    [Spec("RFC 10017 §8")]
    public (string Raw, NewRefreshToken Token) Successor(string raw, RefreshToken token) =>
        Named(SuccessorHandle(raw, token.Salt), token.Grant, token.ExpiresAt);

    /// <summary>The raw successor of a raw token, the same at every call.</summary>
    public static string SuccessorHandle(string raw, string salt) =>
        Base64Url.Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(raw)));

    /// <summary>When a token that is used now would expire if it were not used again.</summary>
    public DateTimeOffset IdleExpiry(DateTimeOffset absolute)
    {
        var idle = clock.GetUtcNow() + options.CurrentValue.RefreshTokenIdleLifetime;
        return idle < absolute ? idle : absolute;
    }

    private (string Raw, NewRefreshToken Token) Named(string raw, Grant grant, DateTimeOffset expiresAt) =>
        (raw, new(HandleHash.Of(raw), new(grant, OpaqueHandle.Create(), clock.GetUtcNow(), IdleExpiry(expiresAt), expiresAt)));
}
