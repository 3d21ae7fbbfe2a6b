using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Configurations;
using Portal.Data.Stores;
using Portal.Hosting;

namespace Portal.Interactions;

/// <summary>Pictures of clients, from the portal itself: no page of a sign-in asks another host for one that was uploaded here.</summary>
internal static class ClientLogoFiles
{
    private const string Kept = "public, max-age=31536000, immutable";

    // Somebody may open a picture by its address: then it is a document of this origin, in which nothing may run.
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapClientLogos(this IEndpointRouteBuilder app) => app.MapOnly(HttpMethods.Get, ClientLogos.Address + "{hash}", AnswerAsync);

    private static async Task<IResult> AnswerAsync(string hash, HttpContext http, PortalDbContext db)
    {
        if (hash.Length != Limits.Hash) return Results.NotFound();

        var logo = await db.ClientLogos.AsNoTracking()
            .Where(row => row.Hash == hash)
            .Select(row => new { row.Type, row.Content })
            .FirstOrDefaultAsync(http.RequestAborted);
        if (logo is null) return Results.NotFound();

        var headers = http.Response.Headers;
        headers.CacheControl = Kept;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(logo.Content, logo.Type);
    }
}
