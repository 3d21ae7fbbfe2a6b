using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Portal.Accounts.Sessions;
using Portal.Client.Pages.Error;
using Portal.Hosting;
using Portal.OpenId.Bearers;
using Portal.OpenId.Protocol;

namespace Portal.Consents;

/// <summary>Where consent is taken back, and listed for programs. The pages are Portal.Client's.</summary>
internal static class ConsentEndpoints
{
    private const string Dashboard = "/account/apps";

    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup("/oidc/consent").WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(OwnForms.BodyLimit));
        posts.AddEndpointFilter<SameOrigin>().AddEndpointFilter<OwnForms>();
        posts.MapOnly(HttpMethods.Post, "/{id:guid}/revoke/", RevokeAsync);
        posts.MapOnly(HttpMethods.Post, "/revoke-all/", RevokeAllAsync);
        routes.MapOnly(HttpMethods.Get, "/oidc/api/consents/", ListAsync);
        routes.MapReceipts();
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, Guid id, GivenConsents consents)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return NotSignedIn(http);

        return await consents.RevokeAsync(userId, id, http.RequestAborted) ? Done(http, "one") : NotFound(http);
    }

    private static async Task<IResult> RevokeAllAsync(HttpContext http, GivenConsents consents)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return NotSignedIn(http);

        await consents.RevokeAllAsync(userId, http.RequestAborted);
        return Done(http, "all");
    }

    private static async Task<IResult> ListAsync(HttpContext http, BearerAuthenticator bearers, GivenConsents consents, GivenClaims claims)
    {
        var bearer = await bearers.AuthenticateAsync(http, PortalScopes.Consents);
        if (bearer.Refused) return BearerAuthenticator.Refuse(bearer.Error);

        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var userId = Guid.Parse(bearer.Value.Subject);
        return Results.Json(ConsentAnswer.Of(await consents.ListAsync(userId, http.RequestAborted), await claims.ListAsync(userId, http.RequestAborted)));
    }

    private static IResult Done(HttpContext http, string what) =>
        OwnForms.IsProgram(http.Request) ? Results.NoContent() : new SeeOther($"{Dashboard}?disconnected={what}");

    private static IResult NotSignedIn(HttpContext http) => OwnForms.IsProgram(http.Request)
        ? Results.Problem(statusCode: 401, title: "You are not signed in.")
        : new SeeOther($"/signin?return={Dashboard}");

    private static IResult NotFound(HttpContext http) => OwnForms.IsProgram(http.Request)
        ? Results.Problem(statusCode: 404, title: "This app is not one of yours any more.")
        : new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };
}
