namespace Portal.Data.Entities;

/// <summary>The authenticator app of a person: what follows a password at each sign-in. RFC 6238</summary>
internal sealed class TotpFactor
{
    public Guid UserId { get; set; }

    /// <summary>The shared key, encrypted.</summary>
    public string SealedKey { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The newest time step whose code was taken. Codes of this step and of those before are used up. RFC 6238 §5.2</summary>
    public long LastUsedStep { get; set; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>Until then no code is looked at.</summary>
    public DateTimeOffset? BlockedUntil { get; set; }
}
