namespace Portal.Configuration;

/// <summary><c>Portal:RateLimits</c>, each for one client address.</summary>
internal sealed record RateLimitOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Posts to sign-in, sign-up and the passkey endpoints.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    public int RegistrationsPerHour { get; init; } = 10;

    /// <summary>Devices that ask for a code. RFC 8628</summary>
    public int DevicesPerMinute { get; init; } = 60;

    public static RateLimitOptions Read(SettingsReader settings) => new()
    {
        Enabled = settings.Flag("RateLimits:Enabled", otherwise: true),
        SignInsPerMinute = settings.Whole("RateLimits:SignInsPerMinute", otherwise: 30, least: 1, most: 100_000),
        DevicesPerMinute = settings.Whole("RateLimits:DevicesPerMinute", otherwise: 60, least: 1, most: 100_000),
        RegistrationsPerHour = settings.Whole("RateLimits:RegistrationsPerHour", otherwise: 10, least: 1, most: 100_000),
    };
}
