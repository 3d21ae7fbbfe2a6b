namespace Portal.Client.Contracts.Admin;

/// <summary>What administrators do to one account.</summary>
public interface IAdminUserChanges
{
    /// <summary>Ends its sessions and what apps hold, and lets nobody sign in with it.</summary>
    [Changes]
    Task<Allowed<UserChange>> DisableAsync(Guid id, CancellationToken cancel);

    /// <summary>It may sign in again.</summary>
    [Changes]
    Task<Allowed<UserChange>> EnableAsync(Guid id, CancellationToken cancel);

    /// <summary>Deletes it with everything that is its owner's. Not the administrator's own: they do that on their own page.</summary>
    [Changes]
    Task<Allowed<UserChange>> DeleteAsync(Guid id, CancellationToken cancel);

    /// <summary>Passwords are looked at again, however many were wrong.</summary>
    [Changes]
    Task<Allowed<UserChange>> UnlockAsync(Guid id, CancellationToken cancel);

    /// <summary>Takes the authenticator app away: the password is enough until its owner adds another.</summary>
    [Changes]
    Task<Allowed<UserChange>> ResetSecondFactorAsync(Guid id, CancellationToken cancel);

    /// <summary>Signs them out everywhere; at their next sign-in they add a passkey before they go on.</summary>
    [Changes]
    Task<Allowed<UserChange>> RequirePasskeyAsync(Guid id, CancellationToken cancel);

    /// <summary>They go on with the passkeys that they have.</summary>
    [Changes]
    Task<Allowed<UserChange>> DropPasskeyDemandAsync(Guid id, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> GiveRoleAsync(Guid id, UserRole role, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> TakeRoleAsync(Guid id, UserRole role, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> EndSessionAsync(Guid id, Guid session, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> EndSessionsAsync(Guid id, CancellationToken cancel);

    /// <param name="passkey">As in <see cref="UserDetails.Passkeys"/>.</param>
    [Changes]
    Task<Allowed<UserChange>> RemovePasskeyAsync(Guid id, string passkey, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> RevokeTokenAsync(Guid id, Guid token, CancellationToken cancel);

    /// <summary>Takes back what the person shares with an app, with everything that the app holds.</summary>
    /// <param name="app"><see cref="UserApp.Id"/>.</param>
    [Changes]
    Task<Allowed<UserChange>> DisconnectAsync(Guid id, Guid app, CancellationToken cancel);

    /// <summary>An address where the account's owner gets back in within a day; null when the account is gone or disabled. Nothing shows it again.</summary>
    [Changes]
    Task<Allowed<string?>> MakeRecoveryLinkAsync(Guid id, CancellationToken cancel);
}

/// <summary>What came of a change.</summary>
public enum UserChange
{
    Done,

    /// <summary>What was to change is not there any more.</summary>
    Gone,

    /// <summary>Nobody else could look after the portal.</summary>
    LastAdministrator,

    /// <summary>It is the account of whoever asks.</summary>
    OwnAccount,

    /// <summary>Nothing else could sign its owner in.</summary>
    LastWayIn,

    /// <summary>Nothing may have this name.</summary>
    NameRefused,

    /// <summary>There are as many as one account may have.</summary>
    TooMany,
}
