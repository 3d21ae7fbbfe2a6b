namespace Portal.Accounts.Sessions;

/// <summary>One of the sessions of a browser.</summary>
/// <param name="Handle">What the browser holds; never shown.</param>
/// <param name="Active">The one in use.</param>
internal sealed record SessionAtBrowser(string Handle, LiveSession Session, bool Active);
