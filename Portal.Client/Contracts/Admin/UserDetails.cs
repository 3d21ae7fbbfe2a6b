namespace Portal.Client.Contracts.Admin;

/// <summary>An account as administrators see it.</summary>
/// <param name="LastSignIn">Null when nobody has ever signed in, or it is too long ago to be kept.</param>
/// <param name="LockedUntil">Null unless too many wrong passwords were tried.</param>
/// <param name="TotpSince">Since when an authenticator app follows the password; null when none does.</param>
public sealed record UserDetails(
    UserLine Line,
    bool EmailVerified,
    bool HasPassword,
    DateTimeOffset? LastSignIn,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? TotpSince,
    int RecoveryCodesLeft)
{
    public required IReadOnlyList<UserRole> Roles { get; init; }

    /// <summary>Since when a new passkey is asked for; null when none is.</summary>
    public DateTimeOffset? PasskeyRequiredSince { get; init; }

    /// <summary>Those that mean something to apps only.</summary>
    public required IReadOnlyList<string> OtherRoles { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required IReadOnlyList<PasskeyView> Passkeys { get; init; }

    public required IReadOnlyList<UserToken> Tokens { get; init; }

    /// <summary>What apps held and hold no longer; the last ones.</summary>
    public required IReadOnlyList<EndedGrant> EndedGrants { get; init; }

    public required IReadOnlyList<SessionView> Sessions { get; init; }

    public required IReadOnlyList<UserApp> Apps { get; init; }

    /// <summary>What happened last, the newest first.</summary>
    public required IReadOnlyList<ActivityEntry> Events { get; init; }
}

/// <summary>An app that a person shares something with.</summary>
/// <param name="Id">Of what they agreed to.</param>
public sealed record UserApp(Guid Id, string Name, DateTimeOffset GivenAt, DateTimeOffset LastUsedAt);

/// <summary>A personal access token that holds.</summary>
public sealed record UserToken(Guid Id, string Name, string Scope, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>What an app was given, until it ended.</summary>
public sealed record EndedGrant(string Id, string App, DateTimeOffset GivenAt, DateTimeOffset EndedAt);

/// <summary>The roles that mean something to the portal.</summary>
public enum UserRole
{
    Auditor,
    Admin,
}
