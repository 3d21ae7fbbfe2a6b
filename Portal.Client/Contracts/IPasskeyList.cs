namespace Portal.Client.Contracts;

/// <summary>The signed-in person's own passkeys; used from a circuit. Adding one is the browser's business (<c>passkey.js</c>).</summary>
public interface IPasskeyList
{
    Task<IReadOnlyList<PasskeyView>> ListAsync(CancellationToken cancel);

    Task<PasskeyChange> RenameAsync(string id, string name, CancellationToken cancel);

    Task<PasskeyChange> RemoveAsync(string id, CancellationToken cancel);
}

public enum PasskeyChange
{
    Done,

    /// <summary>It is gone already, or was never this person's.</summary>
    NotFound,

    /// <summary>Nothing else could sign this person in.</summary>
    LastWayIn,

    /// <summary>The name is empty or longer than <see cref="PasskeyView.NameLimit"/>.</summary>
    NameRefused,

    /// <summary>The session ended meanwhile: sign in again.</summary>
    SignedOut,

    /// <summary>The last proof of who this is lies too far back for such a change: sign in again and come back.</summary>
    SignInAgain,
}

/// <param name="Id">The credential id, base64url.</param>
/// <param name="Provider">Who keeps it, from its AAGUID, when known ("iCloud Keychain").</param>
/// <param name="Synced">True: kept in an account and on several devices. False: this device or key only.</param>
/// <param name="LastUsedOn">Browser and system of the last use, in words.</param>
public sealed record PasskeyView(
    string Id, string Name, string? Provider, bool Synced, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, string? LastUsedOn)
{
    public const int NameLimit = 80;
}
