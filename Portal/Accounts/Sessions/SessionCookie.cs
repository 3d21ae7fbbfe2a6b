namespace Portal.Accounts.Sessions;

/// <summary>
/// The cookie that carries a session's handle. On https its name begins with <c>__Host-</c>, so that neither a sibling domain nor plain
/// http can plant one. RFC 6265bis §4.1.3.2
/// </summary>
internal static class SessionCookie
{
    public const string SecureName = "__Host-portal-session";
    public const string PlainName = "portal-session";

    // A handle has 43 characters; a longer value is not one and is not worth hashing.
    private const int HandleLength = 43;

    public static string? Read(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { Length: HandleLength } handle ? handle : null;

    /// <param name="life">As long as the session can live at most; the row decides when it really ends.</param>
    public static void Write(HttpContext http, string handle, TimeSpan life)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = life;
        http.Response.Cookies.Append(NameFor(http.Request), handle, options);
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), OptionsFor(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    // Lax, not Strict: a person who comes from an app to the authorization endpoint must arrive signed in.
    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}
