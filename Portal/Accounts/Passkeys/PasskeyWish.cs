using System.Text.Json;

namespace Portal.Accounts.Passkeys;

/// <summary>For whom a new passkey is to be: nothing for whoever is signed in.</summary>
internal static class PasskeyWish
{
    // {"signUp":"CfDJ8…"} or {"automatic":true}
    /// <summary>Null when it is neither.</summary>
    public static (string? SignUp, bool Automatic)? Read(JsonElement? json)
    {
        if (json is not { } wish) return (null, false);

        var signUp = StrictJson.Text(wish, "signUp");
        if (signUp is null && wish.TryGetProperty("signUp", out _)) return null;

        return wish.TryGetProperty("automatic", out var automatic) switch
        {
            false => (signUp, false),
            true when automatic.ValueKind == JsonValueKind.True && signUp is null => (null, true),
            true => null,
        };
    }
}
