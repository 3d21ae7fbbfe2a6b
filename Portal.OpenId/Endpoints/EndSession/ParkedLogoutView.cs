using Portal.OpenId.Clients;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>What the sign-out page may know about the logout that it was opened for.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="RedirectUri">Where the browser goes afterwards; null for nowhere.</param>
public sealed record ParkedLogoutView(RegisteredClient Client, string? RedirectUri);
