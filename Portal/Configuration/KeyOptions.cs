namespace Portal.Configuration;

/// <summary><c>Portal:Keys</c>: the keys that sign tokens, and the one that guards them.</summary>
internal sealed record KeyOptions
{
    public const int MasterKeyBytes = 32;

    /// <summary>What secrets in the database are encrypted under; null keeps one in a file of the data directory.</summary>
    public IReadOnlyList<byte>? MasterKey { get; init; }

    public int RotationDays { get; init; } = 90;

    public static KeyOptions Read(SettingsReader settings) => new()
    {
        MasterKey = ReadMasterKey(settings),
        RotationDays = settings.Whole("Keys:RotationDays", otherwise: 90, least: 2, most: 3650),
    };

    // The value stays out of the message: it may be nearly right.
    private static byte[]? ReadMasterKey(SettingsReader settings)
    {
        if (settings.Text("Keys:MasterKey") is not { } text) return null;

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == MasterKeyBytes
            ? bytes[..length]
            : throw SettingsReader.Wrong("Keys:MasterKey", $"is not {MasterKeyBytes} bytes in base64", "what 'openssl rand -base64 32' prints");
    }
}
