using Microsoft.AspNetCore.Localization;
using Portal.Accounts.Sessions;
using Portal.Client.Text;

namespace Portal.Languages;

/// <summary>The language that the signed-in person set for their account, on a browser where they chose none.</summary>
internal sealed class OfAccount : IRequestCultureProvider
{
    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var language = Language.Find(httpContext.User.FindFirst(SessionScheme.Locale)?.Value);
        return Task.FromResult(language is null ? null : new ProviderCultureResult("en", language.Tag));
    }
}
