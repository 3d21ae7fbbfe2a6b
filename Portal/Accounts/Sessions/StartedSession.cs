namespace Portal.Accounts.Sessions;

/// <summary>What the browser has to hold after a sign-in.</summary>
/// <param name="Handle">The raw handle of the session that is in use.</param>
/// <param name="Others">Raw handles of other people's sessions at this browser, the last used first.</param>
internal sealed record StartedSession(string Handle, IReadOnlyList<string> Others);
