namespace Portal.OpenId.Protocol;

/// <summary>base64url without padding. RFC 7515 §2</summary>
public static class Base64Url
{
    /// <summary>Encodes bytes without padding.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>The text.</returns>
    public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>Decodes unpadded base64url.</summary>
    /// <param name="text">What a client sent.</param>
    /// <returns>The bytes, or null when the text is not base64url.</returns>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (!System.Buffers.Text.Base64Url.IsValid(text, out var length) || text.Contains('=')) return null;

        var bytes = new byte[length];
        return System.Buffers.Text.Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == length ? bytes : null;
    }
}
