using Microsoft.AspNetCore.Localization;

namespace Portal.Languages;

/// <summary>The choice that the browser keeps.</summary>
internal sealed class Chosen(Func<LanguageChoice, bool> counts) : IRequestCultureProvider
{
    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var result = LanguageChoice.Read(httpContext.Request, now) is { } choice && counts(choice)
            ? new ProviderCultureResult("en", choice.Language.Tag)
            : null;
        return Task.FromResult(result);
    }
}
