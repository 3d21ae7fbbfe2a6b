namespace Portal.Accounts.MailCodes;

/// <summary>Carries the secret without which a mailed code is worth nothing. Named as the session's cookie is, and for the same reasons.</summary>
internal static class MailCodeCookie
{
    private const string SecureName = "__Host-portal-mail-code";
    private const string PlainName = "portal-mail-code";
    private const int SecretLength = 43;

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: SecretLength } secret ? secret : null;

    public static void Write(HttpContext http, string secret, TimeSpan life)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = life;
        http.Response.Cookies.Append(NameFor(http.Request), secret, options);
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), OptionsFor(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    // Lax: people come back to the page from their mail.
    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}
