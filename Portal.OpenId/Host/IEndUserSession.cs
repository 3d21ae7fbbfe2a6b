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

    /// <summary>Other people's live sessions at the same browser, none of which is in use.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Nobody, where a browser has one session at most.</returns>
    Task<IReadOnlyList<EndUser>> ListOthersAsync(HttpContext http, CancellationToken cancel) => Task.FromResult<IReadOnlyList<EndUser>>([]);

    /// <summary>Ends the session that the request carries, and tells the clients that took part in it. Does nothing when there is none.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task EndAsync(HttpContext http, CancellationToken cancel);
}
