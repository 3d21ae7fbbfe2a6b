using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Data.Configurations;
using Portal.Hosting;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.Audit.Refusals;

/// <summary>Notes refused requests for administrators, without a way to the database: they are written a moment later, many at once.</summary>
internal sealed class RefusedRequests(RefusedRequestQueue queue, IHttpContextAccessor requests, TimeProvider clock) : IRefusedRequests
{
    /// <summary>What the request at hand can be looked up by.</summary>
    public static string IdOf(HttpContext? http) => Activity.Current?.TraceId.ToHexString() ?? http?.TraceIdentifier ?? Guid.NewGuid().ToString("N");

    public void Note(OAuthError error) => Note(IdOf(requests.HttpContext), error);

    /// <param name="id">What it is looked up by.</param>
    /// <param name="error">What was answered.</param>
    /// <param name="place">Where it was; null for the route of the request at hand.</param>
    public void Note(string id, OAuthError error, string? place = null)
    {
        var http = requests.HttpContext;
        if (!queue.Admits(RateLimits.Source(http?.Connection.RemoteIpAddress))) return;

        queue.Add(new()
        {
            TraceId = id,
            At = clock.GetUtcNow(),
            Endpoint = Fitting(place ?? RouteOf(http)),
            ClientId = error.Trail?.ClientId is { Length: <= Limits.ClientId } named && named.All(IsOfAnId) ? named : null,
            Error = error.Code,
            Description = error.Detail is null ? error.Description : $"{error.Description} ({error.Detail})",
            Steps = JsonSerializer.Serialize(error.Trail?.Steps ?? []),
        });
    }

    // Nothing that a database would choke on, and with it on what else is written. RFC 6749 Appendix A.1
    private static bool IsOfAnId(char character) => character is >= ' ' and <= '~';

    // The address of the route and not of the request: what was sent may be anything. After a failure only that tells where it was.
    private static string? RouteOf(HttpContext? http) =>
        ((http?.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http?.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText;

    private static string Fitting(string? place) => place is { Length: <= 64 } ? place : "-";
}
