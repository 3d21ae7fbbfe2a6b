using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A WebAuthn challenge that was handed out. Whoever deletes the row may finish the ceremony, so none is used twice.</summary>
internal sealed class PasskeyCeremony
{
    /// <summary>The SHA-256 of the challenge's bytes.</summary>
    public HandleHash Id { get; set; }

    public PasskeyCeremonyKind Kind { get; set; }

    /// <summary>What the passkey handler wants back, JSON.</summary>
    public string State { get; set; } = "";

    /// <summary>The signed-in person who adds a passkey.</summary>
    public Guid? UserId { get; set; }

    /// <summary>The sealed sign-up that this passkey completes.</summary>
    public string? SignUp { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
