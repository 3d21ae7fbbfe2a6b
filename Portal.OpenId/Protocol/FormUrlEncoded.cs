using System.Text;

namespace Portal.OpenId.Protocol;

/// <summary>
/// Reads <c>application/x-www-form-urlencoded</c> strictly: a broken escape, text that is not UTF-8, or a control character
/// makes the whole text unreadable rather than a guess. RFC 6749 Appendix B
/// </summary>
/// <example>response_type=code&amp;scope=openid+email&amp;redirect_uri=http%3A%2F%2F127.0.0.1%3A9000%2Fcb</example>
internal static class FormUrlEncoded
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The name and value pairs in their order, or null when the text cannot be read.</summary>
    public static List<KeyValuePair<string, string>>? Parse(ReadOnlySpan<byte> text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'&');
            var pair = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (pair.IsEmpty) continue;

            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is null || value is null) return null;

            pairs.Add(new(name, value));
        }

        return pairs;
    }

    /// <summary>One decoded component, or null when it cannot be read.</summary>
    public static string? Decode(ReadOnlySpan<byte> component)
    {
        var bytes = component.Length <= 512 ? stackalloc byte[component.Length] : new byte[component.Length];
        var length = 0;
        for (var i = 0; i < component.Length; i++)
        {
            var b = component[i];
            if (b == '%')
            {
                if (i + 2 >= component.Length
                    || !TryHex(component[i + 1], out var high) || !TryHex(component[i + 2], out var low)) return null;

                b = (byte)((high << 4) | low);
                i += 2;
            }
            else if (b == '+')
            {
                b = (byte)' ';
            }

            if (b < 0x20 || b == 0x7F) return null;

            bytes[length++] = b;
        }

        try
        {
            return StrictUtf8.GetString(bytes[..length]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool TryHex(byte c, out int value)
    {
        value = c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
        return value >= 0;
    }
}
