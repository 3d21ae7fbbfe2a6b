using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>The authorization endpoint, and the two ways back into it. What cannot go back to the client is a page.</summary>
internal static class AuthorizationRows
{
    private const string Page = "400 page";
    private const string Invalid = "303 invalid_request";

    private static readonly Parameter[] Parameters =
    [
        new("client_id", "web", Page, Page) { Wrong = [("nobody", Page), ("WEB", Page), ("web ", Page)] },
        new("redirect_uri", EngineClients.Callback, Page, Page)
        {
            Wrong = [("https://evil.example.test/cb", Page), (EngineClients.Callback + "/", Page), (EngineClients.Callback + "?x=1", Page), ("not a uri", Page), ("javascript:alert(1)", Page)],
        },
        new("response_type", "code", Invalid, "303 unsupported_response_type")
        {
            Wrong =
            [
                ("nonsense", "303 unsupported_response_type"), ("CODE", "303 unsupported_response_type"), ("code none", "303 unsupported_response_type"),
                ("token", "303 unauthorized_client"), ("id_token", "303 unauthorized_client"), ("code id_token token", "303 unauthorized_client"), ("none", "303 unauthorized_client"),
            ],
        },
        new("scope", "openid email", "303 invalid_scope", "303 invalid_scope")
        {
            Wrong = [("\"", "303 invalid_scope"), ("openid\\", "303 invalid_scope"), ("openid admin", "303 invalid_scope"), ("é", "303 invalid_scope"), (" ", "303 invalid_scope")],
        },
        new("state", "s-1", Missing: null, Invalid),
        new("nonce", "n-1", Missing: null, Invalid),
        new("code_challenge", Flow.Challenge, Invalid, Invalid) { Wrong = [("short", Invalid), (Flow.Challenge + "=", Invalid), (Flow.Challenge[..42] + "!", Invalid)] },
        new("code_challenge_method", "S256", Invalid, Invalid) { Wrong = [("plain", Invalid), ("s256", Invalid), ("S512", Invalid)] },
        Parameter.Optional("response_mode", "query", Invalid, ("banana", Invalid), ("web_message", Invalid), ("QUERY", Invalid)),
        Parameter.Optional("prompt", "login", Invalid, ("sometimes", Invalid), ("none login", Invalid), ("LOGIN", Invalid)),
        Parameter.Optional("max_age", "60", Invalid, ("-1", Invalid), ("1.5", Invalid), ("soon", Invalid), ("99999999999999999999", Invalid), ("0x10", Invalid), ("1 ", Invalid)),
        Parameter.Optional("claims", "{}", Invalid, ("{ ", Invalid), ("[]", Invalid), ("1", Invalid), ("nonsense", Invalid)),
        Parameter.Optional("id_token_hint", "x", Invalid, ("x", Invalid), ("a.b.c", Invalid), ("..", Invalid), ("{access}", Invalid)),
        Parameter.Optional("request", "x", "303 request_not_supported", ("x", "303 request_not_supported")),
        Parameter.Optional("request_uri", "https://rp.example.test/r", "303 request_uri_not_supported", ("urn:x", "303 request_uri_not_supported")),
        Parameter.Optional("registration", "{ }", "303 registration_not_supported", ("{ }", "303 registration_not_supported")),
        Parameter.Optional("login_hint", "ada", tooLong: null),
        Parameter.Optional("acr_values", "phr", Invalid),
        Parameter.Optional("ui_locales", "en", Invalid),
        Parameter.Optional("claims_locales", "en", Invalid),
    ];

    public static IEnumerable<MalformedRow> All =>
    [
        .. new MalformedForms("/oauth2/authorize", Parameters, "page") { ForPeople = true, InQuery = true, Returned = Invalid, LeadBack = ["client_id", "redirect_uri"] }.Rows(),
        .. new MalformedForms("/oidc/authorize/", Parameters, "page") { ForPeople = true, Returned = Invalid, LeadBack = ["client_id", "redirect_uri"] }.Rows(),
        .. Resumed,
        .. Confirmed,
    ];

    private static IEnumerable<MalformedRow> Resumed =>
        from query in new[]
        {
            "", "?request=", "?request=x", "?request=a.b.c", "?request=%ff", "?request={access}", "?request={parked}x", "?request={parked}&request={parked}",
            "?request=" + new string('a', 9000), "?request=" + new string('a', 40_000),
        }
        select new MalformedRow("GET", "/oauth2/authorize/resume" + query, Page) { ForPeople = true, Wrong = query.Length > 40 ? $"request of {query.Length} characters" : query };

    private static IEnumerable<MalformedRow> Confirmed =>
        from form in new (string Wrong, string Body, string? Cookie)[]
        {
            ("no antiforgery token", "request={parked}&decision=allow", null),
            ("no antiforgery cookie", "request={parked}&decision=allow&__RequestVerificationToken={form}", null),
            ("another antiforgery token", "request={parked}&decision=allow&__RequestVerificationToken=x", "{cookie}"),
            ("request missing", "decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("request empty", "request=&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("request doubled", "request={parked}&request={parked}&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("request made up", "request=x&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("request in a wrong encoding", "request=%ff&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("request an access token", "request={access}&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("decision missing", "request={parked}&__RequestVerificationToken={form}", "{cookie}"),
            ("decision empty", "request={parked}&decision=&__RequestVerificationToken={form}", "{cookie}"),
            ("decision doubled", "request={parked}&decision=allow&decision=allow&__RequestVerificationToken={form}", "{cookie}"),
            ("decision undecided", "request={parked}&decision=maybe&__RequestVerificationToken={form}", "{cookie}"),
        }
        select new MalformedRow("POST", "/oauth2/authorize/confirm", Page)
        {
            ForPeople = true,
            Wrong = form.Wrong,
            Body = form.Body,
            Cookie = form.Cookie,
            ContentType = "application/x-www-form-urlencoded",
        };
}
