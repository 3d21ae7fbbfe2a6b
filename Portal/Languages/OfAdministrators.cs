using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Portal.Client.Text;

namespace Portal.Languages;

/// <summary>
/// The administrators' pages are in English, whatever their reader speaks elsewhere: half of their words are. Decides it for requests;
/// <see cref="CircuitLanguage"/> asks the same for circuits.
/// </summary>
internal sealed class OfAdministrators : IRequestCultureProvider
{
    private static readonly Language Spoken = Language.All[0];

    public static CultureInfo? CultureAt(PathString path) => path.StartsWithSegments("/admin") ? CultureInfo.GetCultureInfo(Spoken.Tag) : null;

    public Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(CultureAt(httpContext.Request.Path) is { } culture ? new ProviderCultureResult("en", culture.Name) : null);
}
