using Microsoft.AspNetCore.Http;

namespace Portal.OpenId.Protocol;

/// <summary>Sends the browser on with a GET, whatever it came with: 303 and never 307, which would post a password again. RFC 9700 §4.12</summary>
/// <param name="location">A path local to the portal, or an address that the caller vouches for.</param>
public sealed class SeeOther(string location) : IResult
{
    /// <summary>Where the browser goes.</summary>
    public string Location { get; } = location;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
