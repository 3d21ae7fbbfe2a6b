using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>
/// The logout endpoint and the two ways back into it. A fault is a page; a hint that proves nothing is no fault, the person is
/// asked then: RP-Initiated Logout §2.
/// </summary>
internal static class LogoutRows
{
    private const string Page = "400 page";

    private static readonly Parameter[] Parameters =
    [
        new("client_id", "leaving", Missing: null, Page) { Wrong = [("nobody", Page), ("LEAVING", Page), ("leaving ", Page)] },
        new("post_logout_redirect_uri", Logout.Bye, Missing: null, Page)
        {
            Wrong =
            [
                ("https://evil.example.test/", Page), (Logout.Bye + "/", Page), (Logout.Bye + "?x=1", Page), (Logout.Bye + "#f", Page), ("not a uri", Page), ("javascript:alert(1)", Page),
                (EngineClients.Callback, Page),
            ],
        },
        new("state", "s-1", Missing: null, Page),
        Parameter.Optional("id_token_hint", "x", "303", ("x", "303"), ("a.b.c", "303"), ("..", "303"), ("eyJhbGciOiJub25lIn0.e30.", "303"), ("{access}", "303"), ("{parked}", "303")),
        Parameter.Optional("logout_hint", "ada", tooLong: null),
        Parameter.Optional("ui_locales", "en", tooLong: null),
    ];

    private static readonly string[] NoParkedLogout =
        ["", "?request=", "?request=x", "?request=a.b.c", "?request=%ff", "?request={access}", "?request={parked}", "?request={logout}x", "?request={logout}&request={logout}"];

    public static IEnumerable<MalformedRow> All =>
    [
        .. new MalformedForms("/oauth2/logout", Parameters, "page") { ForPeople = true, InQuery = true }.Rows(),
        .. new MalformedForms("/oidc/logout/", Parameters, "page") { ForPeople = true }.Rows(),
        .. Resumed,
        .. Confirmed,
    ];

    // A parked logout that is none leads to the question without an app's name.
    private static IEnumerable<MalformedRow> Resumed =>
        from query in NoParkedLogout
        select new MalformedRow("GET", "/oauth2/logout/resume" + query, "303") { ForPeople = true, Wrong = query };

    private static IEnumerable<MalformedRow> Confirmed =>
        from form in new (string Wrong, string Body, string? Cookie)[]
        {
            ("no antiforgery token", "request={logout}", null),
            ("no antiforgery cookie", "request={logout}&__RequestVerificationToken={form}", null),
            ("another antiforgery token", "request={logout}&__RequestVerificationToken=x", "{cookie}"),
            ("an empty antiforgery token", "request={logout}&__RequestVerificationToken=", "{cookie}"),
        }
        select new MalformedRow("POST", "/oauth2/logout/confirm", Page)
        {
            ForPeople = true,
            Wrong = form.Wrong,
            Body = form.Body,
            Cookie = form.Cookie,
            ContentType = "application/x-www-form-urlencoded",
        };
}
