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

    // No character of a handle.
    private const char Separator = '.';
    private const int OthersLength = (HandleLength + 1) * SessionStarts.OthersLimit;

    public static string? Read(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { Length: HandleLength } handle ? handle : null;

    /// <summary>Handles of the sessions at this browser: the one in use, then the others.</summary>
    public static IReadOnlyList<string> ReadAll(HttpRequest request) =>
        [.. new[] { Read(request) }.OfType<string>().Concat(ReadOthers(request)).Distinct(StringComparer.Ordinal)];

    /// <summary>Handles of sessions that are not in use at the moment.</summary>
    public static IReadOnlyList<string> ReadOthers(HttpRequest request) => request.Cookies[OthersNameFor(request)] is { Length: <= OthersLength } text
        ? [.. text.Split(Separator).Where(handle => handle.Length == HandleLength)]
        : [];

    public static void WriteOthers(HttpContext http, IReadOnlyList<string> handles, TimeSpan life)
    {
        var options = OptionsFor(http.Request);
        if (handles.Count == 0)
        {
            if (http.Request.Cookies.ContainsKey(OthersNameFor(http.Request))) http.Response.Cookies.Delete(OthersNameFor(http.Request), options);
            return;
        }

        options.MaxAge = life;
        http.Response.Cookies.Append(OthersNameFor(http.Request), string.Join(Separator, handles), options);
    }

    /// <param name="life">As long as the session can live at most; the row decides when it really ends.</param>
    public static void Write(HttpContext http, string handle, TimeSpan life)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = life;
        http.Response.Cookies.Append(NameFor(http.Request), handle, options);
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), OptionsFor(http.Request));

    private static string OthersNameFor(HttpRequest request) => request.IsHttps ? "__Host-portal-others" : "portal-others";

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
