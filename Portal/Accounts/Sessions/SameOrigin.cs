using Portal.Configuration;

namespace Portal.Accounts.Sessions;

/// <summary>
/// Refuses what another site makes a browser send to an endpoint that goes by its cookie and has no antiforgery token.
/// Without either header it was not a browser, and then there is no cookie of somebody else's to abuse.
/// </summary>
internal sealed class SameOrigin(PortalOptions settings, IHostEnvironment environment) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        // In Development the portal is looked at through whatever address its listener has.
        var alsoOwn = environment.IsDevelopment() ? $"{request.Scheme}://{request.Host}" : null;
        return Allows(request.Headers["Sec-Fetch-Site"], request.Headers.Origin, settings.Issuer, alsoOwn)
            ? next(context)
            : ValueTask.FromResult<object?>(Results.Problem(statusCode: 403, title: "This request came from another site."));
    }

    // Sec-Fetch-Site cannot be set by a page and says it best; Origin is for browsers that do not send it.
    internal static bool Allows(string? fetchSite, string? origin, string own, string? alsoOwn) => (fetchSite, origin) switch
    {
        (not (null or ""), _) => fetchSite is "same-origin" or "none",
        (_, not (null or "")) => origin == own || origin == alsoOwn,
        _ => true,
    };
}
