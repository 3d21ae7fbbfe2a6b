using System.Security.Cryptography;
using System.Text;

namespace Portal.OpenId.Protocol;

/// <summary>
/// The SHA-256 of an opaque handle (code, refresh token, cookie): the only form in which a handle is stored or logged.
/// A plain hash is enough because every handle carries 256 random bits.
/// </summary>
/// <param name="Value">The hash, base64url without padding, 43 characters.</param>
public readonly record struct HandleHash(string Value)
{
    /// <summary>Hashes a handle that a client or browser presented.</summary>
    /// <param name="handle">The raw handle; of any length, also a made-up one.</param>
    /// <returns>The hash to look up.</returns>
    public static HandleHash Of(string handle) => new(Base64Url.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(handle))));

    /// <summary>The first characters, enough to find it in a log and useless to anybody else.</summary>
    public override string ToString() => Value.Length > 8 ? Value[..8] : Value;
}
