namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What an installation lets clients do that register themselves.</summary>
public sealed class RegistrationPolicy
{
    /// <summary>Whether there is a registration endpoint at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether an initial access token is needed. RFC 7591 §3</summary>
    public bool TokenRequired { get; set; } = true;

    /// <summary>Whether registered clients get the <c>compat</c> profile: older response types, and no PKCE for confidential clients.</summary>
    public bool AllowCompat { get; set; }

    /// <summary>How many registrations an address may make in an hour; null for no limit.</summary>
    public int? PerHour { get; set; } = 10;
}
