using System.Globalization;
using Portal.Client.Text;

namespace Portal.Languages;

/// <summary>
/// What the person at a browser chose, in a cookie: <c>de.1767225600</c>. A fresh choice is also stronger than an app's ui_locales:
/// who has just changed the language means it.
/// </summary>
internal sealed record LanguageChoice(Language Language, bool IsFresh)
{
    private const string CookieName = "portal-language";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Null when nothing usable was chosen here.</summary>
    public static LanguageChoice? Read(HttpRequest request, DateTimeOffset now)
    {
        if (request.Cookies[CookieName] is not { Length: <= 24 } text || text.Split('.') is not [var tag, var seconds]) return null;
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || Language.Find(tag) is not { } language) return null;

        return new(language, now.ToUnixTimeSeconds() - at is >= 0 and var age && age < Fresh.TotalSeconds);
    }

    public static void Write(HttpContext http, Language language, DateTimeOffset now) => http.Response.Cookies.Append(
        CookieName,
        string.Create(CultureInfo.InvariantCulture, $"{language.Tag}.{now.ToUnixTimeSeconds()}"),
        new()
        {
            Path = "/",
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = Kept,
            IsEssential = true,
        });
}
