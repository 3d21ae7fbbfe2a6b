using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Portal.Client.Text;

namespace Portal.Languages;

/// <summary>Picks the language of a page: what the person just chose, what the app asked for, what the person chose before, what the browser says. The administrators' pages have one of their own.</summary>
internal static class LanguageServices
{
    public static IApplicationBuilder UseLanguages(this WebApplication app)
    {
        var languages = Language.All.Select(language => new CultureInfo(language.Tag)).ToList();
        return app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new("en"),
            // Words change with the language; what the code formats for programs does not.
            SupportedCultures = [CultureInfo.GetCultureInfo("en")],
            SupportedUICultures = languages,
            RequestCultureProviders =
            [
                new OfAdministrators(),
                new Chosen(choice => choice.IsFresh),
                new AskedByApp(),
                new Chosen(_ => true),
                new OfAccount(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        });
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) => LanguageEndpoint.Map(routes);
}
