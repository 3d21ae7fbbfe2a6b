using System.Collections.Frozen;

namespace Portal.Accounts.Passkeys;

/// <summary>Who keeps a passkey, by the AAGUID it came with ("iCloud Keychain"). WebAuthn L3 §6.5.1</summary>
internal static class PasskeyProviders
{
    private const string Resource = "Portal.Accounts.Passkeys.aaguid-names.txt";

    private static readonly FrozenDictionary<Guid, string> Names = Read();

    /// <summary>Null when the AAGUID is zero or nobody we know.</summary>
    public static string? NameOf(Guid aaguid) => Names.GetValueOrDefault(aaguid);

    // A line: ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4 Google Password Manager
    private static FrozenDictionary<Guid, string> Read()
    {
        using var stream = typeof(PasskeyProviders).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var lines = new StreamReader(stream);
        var names = new Dictionary<Guid, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.IndexOf(' ') is not (> 0 and var space)) continue;

            names[Guid.Parse(line.AsSpan(0, space))] = line[(space + 1)..];
        }

        return names.ToFrozenDictionary();
    }
}
