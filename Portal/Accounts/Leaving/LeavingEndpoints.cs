using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Consents;
using Portal.Hosting;

namespace Portal.Accounts.Leaving;

/// <summary>Where people take their data along, and delete their account. The page is Portal.Client's.</summary>
internal static class LeavingEndpoints
{
    private const string Page = "/account/data";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static IServiceCollection AddLeaving(this IServiceCollection services) => services
        .AddScoped<AccountExport>()
        .AddScoped<AccountDeletion>()
        .AddScoped<IAccountData, AccountData>();

    public static void MapLeaving(this IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup(Page).WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(OwnForms.BodyLimit));
        posts.AddEndpointFilter<SameOrigin>().AddEndpointFilter<OwnForms>();
        posts.MapOnly(HttpMethods.Post, "/export/", ExportAsync);
        posts.MapOnly(HttpMethods.Post, "/delete/", DeleteAsync);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, AccountExport export, RecentSignIn recent)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return SignIn(confirm: false);
        if (!await recent.HoldsAtAsync(http)) return SignIn(confirm: true);
        if (await export.WriteAsync(userId, http.RequestAborted) is not { } document) return SignIn(confirm: false);

        return Results.File(Encoding.UTF8.GetBytes(document.ToJsonString(Readable)), "application/json", "account.json");
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, AccountDeletion deletion, RecentSignIn recent)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return SignIn(confirm: false);
        if (!await recent.HoldsAtAsync(http)) return SignIn(confirm: true);
        if (!await deletion.DeleteAsync(userId, http.RequestAborted)) return Results.LocalRedirect(Page);

        SessionCookie.Remove(http);
        return Results.LocalRedirect("/goodbye");
    }

    private static IResult SignIn(bool confirm) => Results.LocalRedirect($"/signin?{(confirm ? "confirm=1&" : "")}return={Page}");
}
