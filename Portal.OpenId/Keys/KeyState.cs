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
    internal static KeyState Of(StoredSigningKey key, IReadOnlyList<StoredSigningKey> sameAlgorithm, DateTimeOffset now) =>
        new(key.Kid, key.Algorithm, key.CreatedAt, key.SignsFrom, key.RevokedAt, StageOf(key, sameAlgorithm, now));

    private static KeyStage StageOf(StoredSigningKey key, IReadOnlyList<StoredSigningKey> sameAlgorithm, DateTimeOffset now)
    {
        if (key.RevokedAt is not null) return KeyStage.Revoked;
        if (key.SignsFrom > now) return KeyStage.Next;
        if (KeyRotation.Signing(sameAlgorithm, now)?.Kid == key.Kid) return KeyStage.Signing;

        return KeyRotation.IsPublished(key, sameAlgorithm, now) ? KeyStage.Retired : KeyStage.Gone;
    }
}
