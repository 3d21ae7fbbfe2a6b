namespace Portal.Hosting;

/// <summary>
/// What browsers are told to refuse, on every answer. An endpoint that says something itself is left alone, as the engine's
/// self-posting form is. Nothing inline is ever allowed.
/// </summary>
internal static class SecurityHeaders
{
    private const string Programs = "default-src 'none'; frame-ancestors 'none'";

    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; frame-ancestors 'none'; ";

    private const string PagesThatLeadToApps = Pages + "base-uri 'none'";

    // Pages that run in a circuit have a <base>.
    private const string PagesOfThePortal = Pages + "base-uri 'self'; form-action 'self'";

    // Radzen's components set style attributes.
    private const string PagesOfAdministrators = PagesOfThePortal + "; style-src-attr 'unsafe-inline'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=(), "
        + "publickey-credentials-create=(self), publickey-credentials-get=(self)";

    // Posting a form here can end in a redirect to an app, and browsers hold form-action against the whole chain of redirects.
    private static readonly PathString[] LeadToApps = ["/signin", "/signup", "/setup", "/recover", "/consent", "/signout", "/oauth2", "/oidc/authorize", "/oidc/logout"];

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state => WriteAsync((HttpContext)state), http);
        return next(http);
    });

    private static Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy(http));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        // Not no-referrer: forms posted under that say Origin: null, which no same-origin check can accept.
        headers.TryAdd("Referrer-Policy", "strict-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", Permissions);
        // What cannot be had now may be had a moment later.
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest) headers.TryAdd("Cache-Control", "no-store");
        if (http.Request.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
        return Task.CompletedTask;
    }

    private static string Policy(HttpContext http)
    {
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true) return Programs;

        if (http.Request.Path.StartsWithSegments("/admin")) return PagesOfAdministrators;
        return LeadToApps.Any(path => http.Request.Path.StartsWithSegments(path)) ? PagesThatLeadToApps : PagesOfThePortal;
    }
}
