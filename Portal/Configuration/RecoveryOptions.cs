namespace Portal.Configuration;

/// <summary><c>Portal:Recovery</c>: getting back into an account.</summary>
/// <param name="Wait">How long the owner of an account with a passkey or a second factor has to stop a recovery by mail.</param>
internal sealed record RecoveryOptions(TimeSpan Wait)
{
    public static RecoveryOptions Read(SettingsReader settings) => new(TimeSpan.FromHours(settings.Whole("Recovery:WaitHours", otherwise: 24, least: 1, most: 720)));
}
