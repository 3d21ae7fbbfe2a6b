namespace Portal.Audit;

/// <summary>
/// What can happen to an account, under names that stay: they are kept, exported and filtered by. Each has words for its owner under
/// <c>Event.(name)</c> in Words.resx.
/// </summary>
internal sealed record EventKind
{
    private static readonly Dictionary<string, EventKind> Known = new(StringComparer.Ordinal);

    public static readonly EventKind SignInSucceeded = new("signin.succeeded");
    public static readonly EventKind SignInFailed = new("signin.failed");
    public static readonly EventKind SignedOut = new("signin.ended");
    public static readonly EventKind SessionEnded = new("session.ended");
    public static readonly EventKind AccountCreated = new("account.created");
    public static readonly EventKind AccountChanged = new("account.changed");
    public static readonly EventKind AccountExported = new("account.exported");
    public static readonly EventKind AccountDeleted = new("account.deleted");
    public static readonly EventKind AccountDisabled = new("account.disabled");
    public static readonly EventKind AccountEnabled = new("account.enabled");
    public static readonly EventKind AccountUnlocked = new("account.unlocked");
    public static readonly EventKind RoleGiven = new("role.given");
    public static readonly EventKind RoleTaken = new("role.taken");
    public static readonly EventKind GroupGiven = new("group.given");
    public static readonly EventKind GroupTaken = new("group.taken");
    public static readonly EventKind InvitationCreated = new("invitation.created");
    public static readonly EventKind EmailChanged = new("email.changed");
    public static readonly EventKind EmailVerified = new("email.verified");
    public static readonly EventKind PasskeyAdded = new("passkey.added");
    public static readonly EventKind PasskeyRefused = new("passkey.refused");
    public static readonly EventKind PasskeyRequired = new("passkey.required");
    public static readonly EventKind PasskeyNotRequired = new("passkey.not_required");
    public static readonly EventKind PasskeyRemoved = new("passkey.removed");
    public static readonly EventKind PasskeyRenamed = new("passkey.renamed");
    public static readonly EventKind PasswordChanged = new("password.changed");
    public static readonly EventKind PasswordRemoved = new("password.removed");
    public static readonly EventKind MailCodeSent = new("mail_code.sent");
    public static readonly EventKind MailCodeUsed = new("mail_code.used");
    public static readonly EventKind MailCodeRefused = new("mail_code.refused");
    public static readonly EventKind TotpAdded = new("totp.added");
    public static readonly EventKind TotpRemoved = new("totp.removed");
    public static readonly EventKind RecoveryCodesCreated = new("recovery_codes.created");
    public static readonly EventKind RecoveryCodeUsed = new("recovery_code.used");
    public static readonly EventKind RecoveryLinkCreated = new("recovery_link.created");
    public static readonly EventKind RecoveryRequested = new("recovery.requested");
    public static readonly EventKind RecoveryStopped = new("recovery.stopped");
    public static readonly EventKind AccountRecovered = new("account.recovered");
    public static readonly EventKind ConsentGiven = new("consent.given");
    public static readonly EventKind ConsentRefused = new("consent.refused");
    public static readonly EventKind ConsentWithdrawn = new("consent.withdrawn");
    public static readonly EventKind TokenCreated = new("token.created");
    public static readonly EventKind TokenRevoked = new("token.revoked");
    public static readonly EventKind TokenIssued = new("token.issued");
    public static readonly EventKind TokenRefused = new("token.refused");
    public static readonly EventKind ClientRegistered = new("client.registered");
    public static readonly EventKind ClientChanged = new("client.changed");
    public static readonly EventKind ClientRemoved = new("client.removed");
    public static readonly EventKind KeyRotated = new("key.rotated");
    public static readonly EventKind KeyRevoked = new("key.revoked");
    public static readonly EventKind ClientCreated = new("client.created");
    public static readonly EventKind ClientEnabled = new("client.enabled");
    public static readonly EventKind ClientDisabled = new("client.disabled");
    public static readonly EventKind ClientDeleted = new("client.deleted");
    public static readonly EventKind ClientSecretMade = new("client_secret.created");
    public static readonly EventKind ClientSecretRevoked = new("client_secret.revoked");
    public static readonly EventKind ScopeCreated = new("scope.created");
    public static readonly EventKind ScopeChanged = new("scope.changed");
    public static readonly EventKind ScopeDeleted = new("scope.deleted");
    public static readonly EventKind AuditExported = new("audit.exported");
    public static readonly EventKind AuditBroken = new("audit.broken");
    public static readonly EventKind ClientApproved = new("client.approved");
    public static readonly EventKind ClientExamined = new("client.examined");
    public static readonly EventKind InitialAccessTokenCreated = new("initial_access_token.created");
    public static readonly EventKind InitialAccessTokenRevoked = new("initial_access_token.revoked");
    public static readonly EventKind SettingsChanged = new("settings.changed");

    private EventKind(string name)
    {
        Name = name;
        Known.Add(name, this);
    }

    public static IReadOnlyCollection<EventKind> All => Known.Values;

    public string Name { get; }
}
