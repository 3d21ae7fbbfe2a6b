using Microsoft.AspNetCore.Http;

namespace Portal.OpenId.Endpoints.Authorization.Responses;

/// <summary>Sends the browser on with a GET, whatever it came with: 303 and never 307, which would post a password again. RFC 9700 §4.12</summary>
internal sealed class SeeOther(string location) : IResult
{
    public string Location { get; } = location;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Location;
        httpContext.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
