namespace Portal.Configuration;

/// <summary>The kinds of pictures that the portal shows: those that carry no scripts.</summary>
internal static class PictureType
{
    /// <summary>The media type, told from the first bytes and not from what anybody says; null for everything else.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "image/jpeg";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
