using Portal.Configuration;
using Portal.Settings;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// The portal as a WebAuthn relying party: always from the configuration, never from a Host or Origin header, which a client writes.
/// </summary>
internal sealed class PasskeySite(PortalOptions settings, LiveSettings live)
{
    /// <summary>The RP ID: what passkeys are bound to for good. WebAuthn L3 §5.4.2</summary>
    public string RpId => settings.Passkeys.RpId;

    public string Name => live.Now.Name;

    /// <summary>Whether a ceremony may take place there. In frames of other sites it may not, whoever they are.</summary>
    public bool Expects(string origin, bool crossOrigin, string? topOrigin) =>
        !crossOrigin && topOrigin is null && settings.Passkeys.Origins.Contains(origin, StringComparer.Ordinal);
}
