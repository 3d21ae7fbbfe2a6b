using System.Security.Cryptography;

namespace Portal.OpenId.Protocol;

/// <summary>Makes unguessable handles: authorization codes, refresh tokens, session cookies. RFC 6749 §10.10</summary>
public static class OpaqueHandle
{
    /// <summary>A new handle of 256 random bits.</summary>
    /// <returns>43 characters of the base64url alphabet.</returns>
    public static string Create() => Base64Url.Encode(RandomNumberGenerator.GetBytes(32));
}
