namespace Portal.Configuration;

/// <summary><c>Portal:Registration</c>: who may register clients over HTTP, and as what. RFC 7591</summary>
internal sealed record RegistrationOptions
{
    public RegistrationMode Mode { get; init; } = RegistrationMode.Token;

    /// <summary>Whether a client that registers itself may have the older response types.</summary>
    public bool AllowCompat { get; init; }

    public static RegistrationOptions Read(SettingsReader settings, bool development) => new()
    {
        Mode = settings.Choice("Registration:Mode", development ? RegistrationMode.Open : RegistrationMode.Token),
        AllowCompat = settings.Flag("Registration:AllowCompat", otherwise: false),
    };
}
