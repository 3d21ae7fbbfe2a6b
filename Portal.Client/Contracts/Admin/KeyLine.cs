namespace Portal.Client.Contracts.Admin;

/// <summary>A signing key in a list.</summary>
/// <param name="Kid">What tokens name it by.</param>
/// <param name="SignsFrom">When it takes over, or took over.</param>
/// <param name="SignsUntil">When another takes over, or took over; null as long as none is there for it.</param>
/// <param name="PublishedUntil">When it leaves the key set, or left it; null as long as nobody can tell.</param>
public sealed record KeyLine(
    string Kid,
    string Algorithm,
    KeyLife Life,
    DateTimeOffset CreatedAt,
    DateTimeOffset SignsFrom,
    DateTimeOffset? SignsUntil,
    DateTimeOffset? PublishedUntil,
    DateTimeOffset? RevokedAt)
{
    /// <summary>There is something to withdraw.</summary>
    public bool CanBeRevoked => Life is not KeyLife.Revoked;
}

/// <summary>The part of its life that a signing key is in.</summary>
public enum KeyLife
{
    /// <summary>Published, so that apps learn it before it signs.</summary>
    Next,

    Signing,

    /// <summary>Signs no more; published as long as something that it signed may be about.</summary>
    Retired,

    /// <summary>No longer published.</summary>
    Gone,

    /// <summary>Withdrawn.</summary>
    Revoked,
}
