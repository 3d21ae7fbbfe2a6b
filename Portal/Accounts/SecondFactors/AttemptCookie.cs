namespace Portal.Accounts.SecondFactors;

/// <summary>Carries the handle of a sign-in that waits for its second step. Named as the session's cookie is, and for the same reasons.</summary>
internal static class AttemptCookie
{
    private const string SecureName = "__Host-portal-attempt";
    private const string PlainName = "portal-attempt";
    private const int HandleLength = 43;

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: HandleLength } handle ? handle : null;

    public static void Write(HttpContext http, string handle, TimeSpan life)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = life;
        http.Response.Cookies.Append(NameFor(http.Request), handle, options);
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), OptionsFor(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    // Strict: nobody comes from another site into the middle of a sign-in.
    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };
}
