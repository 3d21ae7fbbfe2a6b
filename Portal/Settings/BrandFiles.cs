using Portal.Configuration;

namespace Portal.Settings;

/// <summary>The operator's picture and colours, as files of the pages.</summary>
internal static class BrandFiles
{
    public const string Logo = "/brand/logo";
    public const string Sheet = "/brand/colours.css";

    // Their addresses change with them.
    private const string Kept = "public, max-age=31536000, immutable";

    public static void MapBrandFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet(Logo, (HttpContext http, LiveSettings live) => live.Now.Brand.Logo is { } logo ? Answer(http, logo.Bytes, logo.Type) : Results.NotFound());
        app.MapGet(Sheet, (HttpContext http, LiveSettings live) => live.Now.Brand is { Light: { } light, Dark: { } dark }
            ? Answer(http, System.Text.Encoding.ASCII.GetBytes(Rules(light, dark)), "text/css")
            : Results.NotFound());
    }

    private static IResult Answer(HttpContext http, byte[] content, string type)
    {
        http.Response.Headers.CacheControl = Kept;
        return Results.Bytes(content, type);
    }

    // People who ask for more contrast keep the portal's own colours, which are made for that.
    private static string Rules(Palette light, Palette dark) =>
        $"@media (prefers-contrast:no-preference){{{Tokens(light)}}}\n@media (prefers-contrast:no-preference) and (prefers-color-scheme:dark){{{Tokens(dark)}}}\n";

    private static string Tokens(Palette palette) =>
        $":root{{--accent:{palette.Accent};--accent-strong:{palette.Strong};--accent-ink:{palette.Ink};--accent-soft:{palette.Soft}}}";
}
