using Microsoft.AspNetCore.Http;

namespace Portal.OpenId.Host;

/// <summary>Tells the engine who is signed in at this browser.</summary>
public interface IEndUserSession
{
    /// <summary>The person whose live session the request carries.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when nobody is signed in, or the session ended or the account is disabled.</returns>
    Task<EndUser?> FindAsync(HttpContext http, CancellationToken cancel);
}
