namespace Portal.Client.Contracts.Admin;

/// <summary>An account that an administrator makes for somebody.</summary>
/// <param name="EmailVerified">The administrator knows that the address is theirs.</param>
/// <param name="Role">What they may do here, if anything.</param>
public sealed record NewUser(string UserName, string Name, string Email, bool EmailVerified, UserRole? Role)
{
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>What became of it.</summary>
/// <param name="Id">Null when no account was made.</param>
/// <param name="Link">Where its owner makes a passkey within a day. Nothing shows it again.</param>
/// <param name="Problems">What to mend, by field: <c>userName</c>, <c>name</c>, <c>email</c>, <c>groups</c>.</param>
public sealed record UserMade(Guid? Id, string? Link, IReadOnlyDictionary<string, string> Problems);
