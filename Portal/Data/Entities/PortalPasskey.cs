using Microsoft.AspNetCore.Identity;

namespace Portal.Data.Entities;

/// <summary>A person's passkey, with what the account page tells about it.</summary>
internal sealed class PortalPasskey : IdentityUserPasskey<Guid>
{
    /// <summary>The model of the authenticator; all zeros when it does not say. WebAuthn L3 §6.5.1</summary>
    public Guid Aaguid { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Browser and system of the last use, in words.</summary>
    public string? LastUsedOn { get; set; }
}
