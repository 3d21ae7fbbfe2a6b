using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.Client.Text;
using Portal.Consents;
using Portal.Interactions;
using Portal.Languages;
using Radzen;

namespace Portal.Hosting;

/// <summary>The pages of Portal.Client, and the two that stand in where there is none.</summary>
internal static class Pages
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        // Letters of every script as they are: as numbers, a page in Arabic or Japanese would be several times as large.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<IPageFailures, PageFailures>().AddScoped<CircuitHandler, CircuitLanguage>();
        services.AddAuthorization();
        services.AddAntiforgery(Configure);
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.Use(AnswerTooLargeAsync);
        app.Use(LeadWithinAsync);
        app.UseAntiforgery();
        app.Use(AnswerStaleFormsAsync);
        app.Use(AnswerUnknownAddressesAsync);
        app.MapMethods("/", Reading, () => TypedResults.LocalRedirect("/account"));
        app.MapRazorComponents<App>()
            .AddAdditionalAssemblies(typeof(Words).Assembly)
            // SecurityHeaders says who may frame a page; Blazor's own header would only weaken that.
            .AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null)
            .Add(Complete);
    }

    private static void Complete(EndpointBuilder page)
    {
        if (page.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault() is null || page.Metadata.OfType<HttpMethodMetadata>().SingleOrDefault() is not { } known) return;

        // Whoever may read a page may also ask whether it is there; Blazor maps GET and POST. RFC 9110 §9.1
        page.Metadata.Remove(known);
        page.Metadata.Add(new HttpMethodMetadata([.. known.HttpMethods.Union(Reading)]));
        page.Metadata.Add(new RequestSizeLimitAttribute(OwnForms.BodyLimit));
    }

    /// <summary>What somebody gets whose form cannot be taken any more.</summary>
    public static IResult StaleForm(HttpContext context)
    {
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Words>>();
        var view = new ErrorView(words["Error.StaleTitle"], words["Error.StaleMessage"], null, null, context.TraceIdentifier);
        return new RazorComponentResult<ErrorPage>(new { Error = view }) { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>What somebody gets who is signed in and may not see a page.</summary>
    public static IResult Forbidden(HttpContext context)
    {
        var spoken = context.RequestServices.GetRequiredService<IStringLocalizer<AdminWords>>();
        var view = new ErrorView(spoken["Forbidden.Title"], spoken["Forbidden.Means"], null, null, context.TraceIdentifier);
        return new RazorComponentResult<ErrorPage>(new { Error = view }) { StatusCode = StatusCodes.Status403Forbidden };
    }

    /// <summary>
    /// Lax, not strict: somebody who arrives from an app would not bring a strict cookie, get another one, and find the forms
    /// in their other tabs refused. The token in the form is what keeps other sites out.
    /// </summary>
    private static void Configure(AntiforgeryOptions options)
    {
        options.Cookie.Name = "portal-form";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // SecurityHeaders says DENY; this would say less.
        options.SuppressXFrameOptionsHeader = true;
    }

    /// <summary>A form whose token belongs to another sign-in or another day. Blazor would answer one line of plain text.</summary>
    private static Task AnswerStaleFormsAsync(HttpContext context, RequestDelegate next)
    {
        var stale = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
        if (!stale || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(context);
        }

        return StaleForm(context).ExecuteAsync(context);
    }

    /// <summary>Before anything reads the form of a page: whoever does takes one that is cut off for one without a token.</summary>
    private static Task AnswerTooLargeAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.Request.ContentLength > OwnForms.BodyLimit
            ? Failures.TooLarge(context).ExecuteAsync(context)
            : next(context);

    /// <summary>Blazor writes the host that the request named into where a page leads, and a proxy may have sent any.</summary>
    private static Task LeadWithinAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return next(context);

        context.Response.OnStarting(() =>
        {
            var here = $"{context.Request.Scheme}://{context.Request.Host}";
            var location = context.Response.Headers.Location.ToString();
            if (location.StartsWith(here + "/", StringComparison.OrdinalIgnoreCase) && LocalPath.IsSafe(location[here.Length..]))
                context.Response.Headers.Location = location[here.Length..];
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>Runs only where routing found nothing, so that protocol endpoints keep their own 404 and 405.</summary>
    private static Task AnswerUnknownAddressesAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is null && WantsPage(context.Request)
            ? new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(context)
            : next(context);

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/.well-known")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
