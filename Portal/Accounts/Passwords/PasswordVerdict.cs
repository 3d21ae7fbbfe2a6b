namespace Portal.Accounts.Passwords;

/// <summary>Who signed in with a password.</summary>
/// <param name="HasPasskey">Whether there is a need to offer one.</param>
/// <param name="NeedsCode">The password alone is not enough: a second factor has to follow.</param>
internal sealed record PasswordVerdict(Guid UserId, bool HasPasskey, bool NeedsCode)
{
    /// <summary>An administrator asks for a new passkey: without it the sign-in leads nowhere.</summary>
    public bool NeedsPasskey { get; init; }
}
