using Portal.Client.Contracts;

namespace Portal.Accounts.SignUp;

/// <summary>An account that is about to be made: its details were checked, its way to sign in is being chosen.</summary>
/// <param name="UserId">Chosen now, because a passkey is made for a user handle before there is a user.</param>
/// <param name="CodeHash">The code that allows it; null when anyone may sign up.</param>
internal sealed record SignUpDraft(
    Guid UserId, SignUpKind Kind, string? CodeHash, string UserName, string Name, string Email, DateTimeOffset ExpiresAt);
