namespace Portal.OpenId.Keys;

/// <summary>A signing key as it is kept. Which key signs and which are published follows from the start times alone: see <see cref="KeyRing"/>.</summary>
/// <param name="Kid">The RFC 7638 thumbprint.</param>
/// <param name="Algorithm">RS256 or ES256.</param>
/// <param name="Pkcs8">The private key, unencrypted; the store encrypts it at rest.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="SignsFrom">When it takes over from its predecessor; published before that.</param>
/// <param name="RevokedAt">When an administrator withdrew it; null normally.</param>
public sealed record StoredSigningKey(
    string Kid, string Algorithm, byte[] Pkcs8, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, DateTimeOffset? RevokedAt);
