using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>The token endpoint with each of its grants, and every wrong way to authenticate at it.</summary>
internal static class TokenRows
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Invalid = "400 invalid_request";
    private const string Grant = "400 invalid_grant";
    private const string Scope = "400 invalid_scope";
    private const string Unsupported = "400 unsupported_grant_type";

    private static readonly string[] Addresses = ["/oauth2/token", "/oidc/token/"];

    private static readonly (string Client, Parameter[] Parameters)[] Grants =
    [
        ("web",
        [
            GrantType("authorization_code"),
            new("code", "{code}", Invalid, Grant) { Wrong = [("x", Grant), ("{refresh}", Grant), ("{access}", Grant)] },
            new("redirect_uri", EngineClients.Callback, Missing: null, Grant) { Wrong = [(EngineClients.Callback + "/", Grant), ("x", Grant)] },
            new("code_verifier", Flow.Verifier, Grant, Grant) { Wrong = [("short", Grant), (Flow.Challenge, Grant), (Flow.Verifier + "!", Grant)] },
        ]),
        ("web",
        [
            GrantType("refresh_token"),
            new("refresh_token", "{refresh}", Invalid, Grant) { Wrong = [("x", Grant), ("{code}", Grant), ("{access}", Grant)] },
            Parameter.Optional("scope", "openid", Scope, ("\"", Scope), ("openid phone", Scope), ("é", Scope), (" ", Scope)),
        ]),
        ("machine",
        [
            GrantType("client_credentials"),
            Parameter.Optional("scope", "api.read", Scope, ("\"", Scope), ("openid", Scope), ("admin", Scope), (" ", Scope)),
        ]),
        ("compat",
        [
            GrantType("password"),
            new("username", "ada", Invalid, Grant) { Wrong = [("nobody", Grant), ("ADA ", Grant)] },
            new("password", EngineHost.Password, Invalid, Grant) { Wrong = [("wrong", Grant), (EngineHost.Password + " ", Grant)] },
            Parameter.Optional("scope", "openid", Scope, ("\"", Scope), ("admin", Scope)),
        ]),
        ("printer",
        [
            GrantType("urn:ietf:params:oauth:grant-type:device_code"),
            new("device_code", "{device}", Invalid, Grant) { Wrong = [("x", Grant), ("{code}", Grant), ("{refresh}", Grant), ("{user}", Grant)] },
        ]),
    ];

    public static IEnumerable<MalformedRow> All =>
        from address in Addresses
        from row in Grants
            .SelectMany(grant => new MalformedForms(address, grant.Parameters) { Authorization = Flow.Basic(grant.Client, EngineClients.Secret).ToString() }.Rows())
            .Concat(WrongClients(address, "grant_type=refresh_token&refresh_token={refresh}"))
            .Concat(NotForThisClient(address))
        select row;

    /// <summary>A good request whose client does not prove who it is.</summary>
    public static IEnumerable<MalformedRow> WrongClients(string address, string form)
    {
        const string not = "401 invalid_client";
        const string jwtBearer = "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
        string[] headers =
        [
            "Basic", "Basic ", "Basic %%%", "Basic d2Vi", "Basic OnNlY3JldA==", "Basic /////w==", "Bearer x", "Digest username=web", "nonsense",
            Flow.Basic("web", "wrong").ToString(), Flow.Basic("nobody", EngineClients.Secret).ToString(), Flow.Basic("web", "").ToString(),
            Flow.Basic("post", EngineClients.Secret).ToString(), Flow.Basic("spa", "x").ToString(), "Basic " + new string('A', 9000),
        ];
        foreach (var header in headers) yield return Row(form, header, not, $"Authorization: {(header.Length > 60 ? "very long" : header)}");

        yield return Row(form, null, not, "no client");
        yield return Row(form + "&client_id=", null, not, "an empty client");
        yield return Row(form + "&client_id=nobody", null, not, "an unknown client");
        yield return Row(form + "&client_id=web", null, not, "no secret");
        yield return Row(form + "&client_id=post&client_secret=wrong", null, not, "a wrong secret");
        yield return Row(form + "&client_id=post&client_secret=", null, not, "an empty secret");
        yield return Row(form + $"&client_id=web&client_secret={EngineClients.Secret}", null, not, "a way that is not the client's");
        yield return Row(form + $"&client_secret={EngineClients.Secret}", Flow.Basic("web", EngineClients.Secret).ToString(), Invalid, "two ways at once");
        yield return Row(form + "&client_id=machine", Flow.Basic("web", EngineClients.Secret).ToString(), Invalid, "two clients at once");
        foreach (var assertion in new[] { "x", "a.b.c", "e30.e30.", "{access}" })
        {
            yield return Row($"{form}&client_assertion_type={jwtBearer}&client_assertion={assertion}", null, not, $"assertion {assertion}");
            yield return Row($"{form}&client_id=web&client_assertion_type=x&client_assertion={assertion}", null, not, $"assertion {assertion} of another type");
        }

        MalformedRow Row(string body, string? authorization, string answer, string wrong) =>
            new("POST", address, answer) { Body = body, ContentType = Form, Authorization = authorization, Wrong = wrong };
    }

    private static IEnumerable<MalformedRow> NotForThisClient(string address) =>
        from pair in new (string Client, string GrantType)[] { ("web", "client_credentials"), ("web", "password"), ("machine", "authorization_code"), ("no-refresh", "refresh_token"), ("web", "urn:ietf:params:oauth:grant-type:device_code") }
        select new MalformedRow("POST", address, "400 unauthorized_client")
        {
            Body = $"grant_type={pair.GrantType}",
            ContentType = Form,
            Authorization = Flow.Basic(pair.Client, EngineClients.Secret).ToString(),
            Wrong = $"{pair.GrantType} by {pair.Client}",
        };

    private static Parameter GrantType(string name) =>
        new("grant_type", name, Invalid, Unsupported) { Wrong = [("nonsense", Unsupported), (name.ToUpperInvariant(), Unsupported), ("implicit", Unsupported)] };
}
