using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Configuration;

/// <summary>A picture that stands for the operator. Only kinds that carry no scripts.</summary>
/// <param name="Type">Its media type, told from its first bytes and not from what anybody says.</param>
internal sealed record BrandLogo(string Type, byte[] Bytes)
{
    /// <summary>Its data address has to fit into a setting.</summary>
    public const int MostBytes = 48_000;

    /// <summary>Changes with the picture, so that browsers may keep it.</summary>
    public string Version { get; } = WebEncoders.Base64UrlEncode(SHA256.HashData(Bytes).AsSpan(0, 9));

    /// <summary>The picture as a setting has it.</summary>
    public string Text => $"data:{Type};base64,{Convert.ToBase64String(Bytes)}";

    /// <summary>Null when it is no picture that the portal shows.</summary>
    public static BrandLogo? Of(byte[] bytes) => bytes.Length <= MostBytes && PictureType.Of(bytes) is { } type ? new(type, bytes) : null;

    public static BrandLogo? Parse(string text)
    {
        const string marker = ";base64,";
        if (!text.StartsWith("data:", StringComparison.Ordinal) || text.IndexOf(marker, StringComparison.Ordinal) is not (> 0 and var at)) return null;

        var content = text[(at + marker.Length)..];
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length) ? Of(bytes[..length]) : null;
    }
}
