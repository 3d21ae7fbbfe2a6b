namespace Portal.OpenId.Keys;

/// <summary>What a signing key does at the moment.</summary>
/// <param name="Kid">The RFC 7638 thumbprint.</param>
/// <param name="Algorithm">RS256, PS256 or ES256.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SignsFrom">When it takes over, or took over.</param>
/// <param name="RevokedAt">When it was withdrawn; null normally.</param>
/// <param name="Stage">Which part of its life it is in.</param>
public sealed record KeyState(
    string Kid, string Algorithm, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset? RevokedAt, KeyStage Stage)
{
    /// <summary>When another key takes over, or took over; null as long as none is there for it.</summary>
    public DateTimeOffset? SignsUntil { get; init; }

    /// <summary>When it leaves the key set, or left it; null as long as nobody can tell.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    internal static KeyState Of(StoredSigningKey key, IReadOnlyList<StoredSigningKey> sameAlgorithm, DateTimeOffset now) =>
        new(key.Kid, key.Algorithm, key.CreatedAt, key.SignsFrom, key.RevokedAt, StageOf(key, sameAlgorithm, now))
        {
            SignsUntil = Earlier(key.RevokedAt, KeyRotation.SignsUntil(key, sameAlgorithm)),
            PublishedUntil = Earlier(key.RevokedAt, KeyRotation.PublishedUntil(key, sameAlgorithm)),
        };

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    private static KeyStage StageOf(StoredSigningKey key, IReadOnlyList<StoredSigningKey> sameAlgorithm, DateTimeOffset now)
    {
        if (key.RevokedAt is not null) return KeyStage.Revoked;
        if (key.SignsFrom > now) return KeyStage.Next;
        if (KeyRotation.Signing(sameAlgorithm, now)?.Kid == key.Kid) return KeyStage.Signing;

        return KeyRotation.IsPublished(key, sameAlgorithm, now) ? KeyStage.Retired : KeyStage.Gone;
    }
}
