using Portal.Audit;

namespace Portal.Accounts.Security;

/// <summary>The person at a page, and how recently they proved who they are.</summary>
/// <param name="Fresh">Recently enough to change how the account is signed in to.</param>
/// <param name="WithPasskey">By something that cannot be guessed or phished.</param>
/// <param name="Origin">From where it is done, for the log of events: a circuit has no request.</param>
internal sealed record Proven(Guid UserId, Guid SessionId, bool Fresh, bool WithPasskey, EventOrigin Origin);
