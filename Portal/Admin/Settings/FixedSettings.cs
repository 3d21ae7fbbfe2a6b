using System.Globalization;
using Portal.Client.Contracts.Admin;
using Portal.Configuration;

namespace Portal.Admin.Settings;

/// <summary>What only the configuration changes, and what it says. No secrets.</summary>
internal sealed class FixedSettings(PortalOptions settings)
{
    public IReadOnlyList<FixedSetting> All =>
    [
        new("Issuer", settings.Issuer),
        new("Database:Provider", settings.Database.Provider.ToString()),
        new("DataDirectory", settings.DataDirectory),
        new("Bootstrap:File", settings.BootstrapFile ?? "–"),
        new("Proxies", settings.Proxies.Count == 0 ? "–" : string.Join(", ", settings.Proxies)),
        new("Passwords:Enabled", Text(settings.Passwords.Enabled)),
        new("Passkeys:RpId", settings.Passkeys.RpId),
        new("Passkeys:Attestation", settings.Passkeys.Attestation.Mode.ToString()),
        new("Keys:RotationDays", settings.Keys.RotationDays.ToString(CultureInfo.InvariantCulture)),
        new("Keys:MasterKey", settings.Keys.MasterKey is null ? MasterKeyFile : "•"),
        new("RateLimits:Enabled", Text(settings.RateLimits.Enabled)),
        new("RateLimits:RegistrationsPerHour", settings.RateLimits.RegistrationsPerHour.ToString(CultureInfo.InvariantCulture)),
        new("RateLimits:DevicesPerMinute", settings.RateLimits.DevicesPerMinute.ToString(CultureInfo.InvariantCulture)),
    ];

    private string MasterKeyFile => Path.Combine(settings.DataDirectory, Data.Protection.MasterKey.FileName);

    private static string Text(bool flag) => flag ? "true" : "false";
}
