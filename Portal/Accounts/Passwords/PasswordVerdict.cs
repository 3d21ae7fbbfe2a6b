namespace Portal.Accounts.Passwords;

/// <summary>Who signed in with a password.</summary>
/// <param name="HasPasskey">Whether there is a need to offer one.</param>
internal sealed record PasswordVerdict(Guid UserId, bool HasPasskey);
