using System.Text.Json;

namespace Portal.Accounts.Passkeys;

/// <summary>What the browser says about a ceremony. WebAuthn L3 §5.8.1</summary>
internal sealed record ClientData(string Type, byte[] Challenge, string Origin, bool CrossOrigin, string? TopOrigin)
{
    public const string Create = "webauthn.create";
    public const string Get = "webauthn.get";

    // {"type":"webauthn.get","challenge":"OcDnUhQX…","origin":"https://example.org","crossOrigin":false}
    /// <summary>Null when a member is missing or not of its type.</summary>
    public static ClientData? Parse(byte[] utf8)
    {
        if (StrictJson.ParseObject(utf8) is not { } json) return null;
        if (StrictJson.Text(json, "type") is not { } type) return null;
        if (StrictJson.Bytes(json, "challenge") is not { } challenge) return null;
        if (StrictJson.Text(json, "origin") is not { } origin) return null;
        if (ReadCrossOrigin(json) is not { } crossOrigin) return null;

        var topOrigin = StrictJson.Text(json, "topOrigin");
        return topOrigin is null && json.TryGetProperty("topOrigin", out _) ? null : new(type, challenge, origin, crossOrigin, topOrigin);
    }

    // Older browsers leave it out.
    private static bool? ReadCrossOrigin(JsonElement json) => !json.TryGetProperty("crossOrigin", out var member)
        ? false
        : member.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
