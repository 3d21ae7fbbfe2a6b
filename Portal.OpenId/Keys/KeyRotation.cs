namespace Portal.OpenId.Keys;

/// <summary>
/// When a key is made, signs and is published. All of it follows from the times at which the keys of one algorithm start to sign,
/// so that nodes agree without talking to each other.
/// </summary>
internal static class KeyRotation
{
    /// <summary>How long a key is published before it signs, so that RPs with a cached key set know it in time.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>How long a replaced key stays published beyond the life of what it signed.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>When the next key should start to sign, if it has to be made now; null when none is due.</summary>
    public static DateTimeOffset? NextKeyDue(IEnumerable<StoredSigningKey> keys, DateTimeOffset now, TimeSpan rotation)
    {
        var usable = keys.Where(key => key.RevokedAt is null).ToList();

        // The first key of all, or in place of a withdrawn one: without a signature there are no tokens, so nobody gets notice.
        if (Signing(usable, now) is null) return now;

        var newest = usable.MaxBy(key => key.SignsFrom)!;
        if (now < newest.SignsFrom + rotation - Notice) return null;

        // After a long standstill the old key signs one more day: RPs must be able to learn the new one first.
        var turn = newest.SignsFrom + rotation;
        return turn < now + Notice ? now + Notice : turn;
    }

    /// <summary>The key that signs now: the one that took over last. Ties (two nodes made a key at once) go to the same one everywhere.</summary>
    public static StoredSigningKey? Signing(IEnumerable<StoredSigningKey> keys, DateTimeOffset now) =>
        keys.Where(key => key.RevokedAt is null && key.SignsFrom <= now)
            .OrderByDescending(key => key.SignsFrom).ThenBy(key => key.Kid, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whether a key is in the key set: from the day it is made until everything that it signed has expired.</summary>
    public static bool IsPublished(StoredSigningKey key, IEnumerable<StoredSigningKey> keys, DateTimeOffset now) =>
        key.RevokedAt is null && (PublishedUntil(key, keys) is not { } until || now < until);

    /// <summary>When a key that is not revoked leaves the key set; null as long as nothing takes over from it.</summary>
    public static DateTimeOffset? PublishedUntil(StoredSigningKey key, IEnumerable<StoredSigningKey> keys) =>
        SignsUntil(key, keys) + OpenIdOptions.LongestTokenLifetime + Slack;

    /// <summary>When another key takes over, or took over; null as long as none is there for it.</summary>
    public static DateTimeOffset? SignsUntil(StoredSigningKey key, IEnumerable<StoredSigningKey> keys) => keys
        .Where(other => other.RevokedAt is null && other.SignsFrom > key.SignsFrom)
        .Min(other => (DateTimeOffset?)other.SignsFrom);
}
