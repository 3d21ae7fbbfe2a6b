using Microsoft.AspNetCore.Localization;
using Portal.Client.Text;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Protocol;

namespace Portal.Languages;

/// <summary>ui_locales: of an authorization or logout request itself, or of the parked one that a page was opened for. The first that the portal speaks. Core §3.1.2.1</summary>
internal sealed class AskedByApp : IRequestCultureProvider
{
    private const int MostTags = 20;

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var query = httpContext.Request.Query;
        var wanted = query[ParameterNames.UiLocales].ToString() is { Length: > 0 } direct
            ? direct
            : ParkedRequests.UiLocalesIn(query[ParameterNames.Request].ToString());
        var language = (wanted ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostTags).Select(Language.Find).FirstOrDefault(found => found is not null);
        return Task.FromResult(language is null ? null : new ProviderCultureResult("en", language.Tag));
    }
}
