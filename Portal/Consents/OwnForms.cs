using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;
using Portal.Hosting;

namespace Portal.Consents;

/// <summary>
/// Lets forms in only with the antiforgery token of the portal's own page. A program sends JSON or nothing, which no form of another
/// site can do.
/// </summary>
internal sealed class OwnForms : IEndpointFilter
{
    /// <summary>Bytes; whoever sends more wants something else than the portal's forms do.</summary>
    public const int BodyLimit = 64 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (http.Request.ContentLength > BodyLimit) return Results.Problem(statusCode: 413, title: "This is too much.");
        if (IsProgram(http.Request)) return await next(context);

        // Judged before the form is looked at: ASP.NET Core throws at whoever touches a form whose token is wrong.
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }) return await next(context);

        return IsForm(http.Request) ? Pages.StaleForm(http) : Results.Problem(statusCode: 415, title: "Send a form, JSON or nothing.");
    }

    public static bool IsProgram(HttpRequest request) =>
        request.HasJsonContentType() || (string.IsNullOrEmpty(request.ContentType) && request.ContentLength is null or 0);

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Value?.ToLowerInvariant() is ("application/x-www-form-urlencoded" or "multipart/form-data");
}
