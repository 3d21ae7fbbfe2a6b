using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Text;

namespace Portal.Accounts.Passkeys;

/// <summary>What a new passkey is called until its owner says otherwise.</summary>
internal static class PasskeyNames
{
    /// <param name="taken">The names of the person's other passkeys.</param>
    public static string For(Guid aaguid, string[]? transports, string? userAgent, IReadOnlyCollection<string?> taken)
    {
        var name = PasskeyProviders.NameOf(aaguid) ?? Describe(transports ?? [], userAgent);
        if (!taken.Contains(name)) return name;

        var number = 2;
        while (taken.Contains($"{name} {number}")) number++;
        return $"{name} {number}";
    }

    /// <summary>A name that a person gave, ready to be kept; null when it cannot be.</summary>
    public static string? Accept(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is 0 or > PasskeyView.NameLimit || PersonNames.HasHiddenCharacters(trimmed) ? null : trimmed;
    }

    private static string Describe(string[] transports, string? userAgent)
    {
        if (transports.Contains("hybrid") && !transports.Contains("internal")) return Words.Of("Passkeys.NamePhone");
        if (!transports.Contains("internal") && transports.Any(transport => transport is "usb" or "nfc" or "ble")) return Words.Of("Passkeys.NameKey");

        return DeviceWords.SystemOf(userAgent) is { } system ? Words.Of("Passkeys.NameOn", system) : Words.Of("Passkeys.NamePlain");
    }
}
