using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <summary>Adds to the framework's options what it has no setting for. WebAuthn L3 §5.4, §5.5</summary>
internal static class PasskeyOptionsJson
{
    // This device first, then a phone, then a security key: the order is for the browser's dialog, nothing is shut out.
    private static readonly string[] Hints = ["client-device", "hybrid", "security-key"];

    public static string CompleteCreation(string json, string rpName, IEnumerable<string> attestationFormats, bool attended)
    {
        var options = Read(json);
        options["rp"]!["name"] = rpName;
        // Authenticators of the first level know only this member for "keep it on the device". WebAuthn L3 §5.4.4
        options["authenticatorSelection"]!["requireResidentKey"] = true;
        // Nobody can be verified where nobody is asked; a browser would leave it at once.
        if (!attended) options["authenticatorSelection"]!["userVerification"] = "preferred";
        options["hints"] = new JsonArray([.. Hints.Select(hint => JsonValue.Create(hint))]);
        options["attestationFormats"] = new JsonArray([.. attestationFormats.Select(format => JsonValue.Create(format))]);
        options["extensions"] = new JsonObject { ["credProps"] = true };
        return options.ToJsonString();
    }

    /// <summary>A device that holds a passkey of the account may make another.</summary>
    public static string WithoutExcluded(string json)
    {
        var options = Read(json);
        options.Remove("excludeCredentials");
        return options.ToJsonString();
    }

    public static byte[] ChallengeOf(string json) =>
        Base64Url.Decode(Read(json)["challenge"]!.GetValue<string>()) ?? throw new InvalidOperationException("The handler's challenge is not base64url.");

    private static JsonObject Read(string json) => JsonNode.Parse(json)!.AsObject();
}
