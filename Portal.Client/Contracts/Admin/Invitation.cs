namespace Portal.Client.Contracts.Admin;

/// <summary>Leave for one person to make an account.</summary>
/// <param name="Role">What they may do here then, if anything.</param>
/// <param name="Email">To whom it is mailed; null for an administrator who passes it on.</param>
public sealed record Invitation(UserRole? Role, string? Email);

/// <summary>What became of it.</summary>
/// <param name="Link">Null when none was made.</param>
/// <param name="Problem">What to mend about the address.</param>
public sealed record InvitationMade(string? Link, string? Problem);
