using Portal.OpenId.Clients;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>A logout that a client asks for, and what of it is proven. RP-Initiated Logout §2</summary>
/// <param name="Client">Who asks: proven when there is a hint, else only claimed. Null when that is not known.</param>
/// <param name="Hint">What the client proved with an id token; null when it proved nothing.</param>
/// <param name="Target">Where the browser goes afterwards; null for the portal's own page.</param>
internal sealed record EndSessionRequest(RegisteredClient? Client, LogoutHint? Hint, PostLogoutTarget? Target)
{
    /// <summary>Somebody wants to be signed out, and more is not known.</summary>
    public static EndSessionRequest Unknown { get; } = new(null, null, null);
}
