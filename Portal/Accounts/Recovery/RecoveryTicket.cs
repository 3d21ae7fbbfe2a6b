namespace Portal.Accounts.Recovery;

/// <summary>Leave to add one way to sign in to an account, and to do nothing else. It carries what is used up when that is done.</summary>
/// <param name="Hash">Of the recovery code or of the operator's link.</param>
internal sealed record RecoveryTicket(Guid UserId, RecoveryKind Kind, string Hash, DateTimeOffset ExpiresAt);
