using Microsoft.AspNetCore.Mvc;
using Portal.Accounts.Sessions;
using Portal.Client.Text;
using Portal.Consents;
using Portal.Interactions;

namespace Portal.Languages;

/// <summary>POST /language: the little form at the foot of every page. A signed-in person's account remembers it, too.</summary>
internal static class LanguageEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        // Its page may be as old as the browser's tab: the check is where the form came from, not a token that has expired since.
        routes.MapPost("/language", ChangeAsync).AddEndpointFilter<SameOrigin>().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(OwnForms.BodyLimit));

    private static async Task<IResult> ChangeAsync(
        HttpContext http, [FromForm] string? language, [FromForm] string? @return, AccountLanguage account, TimeProvider clock)
    {
        var back = LocalPath.IsSafe(@return) ? @return! : "/";
        if (Language.Find(language) is not { } chosen) return Results.LocalRedirect(back);

        LanguageChoice.Write(http, chosen, clock.GetUtcNow());
        if (http.User.FindFirst(SessionScheme.Subject)?.Value is { } subject) await account.SetAsync(Guid.Parse(subject), chosen, http.RequestAborted);

        return Results.LocalRedirect(back);
    }
}
