using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>The malformed requests to the engine's endpoints.</summary>
internal static class EngineRows
{
    private static readonly string Web = Flow.Basic("web", EngineClients.Secret).ToString();

    private const string Device = "/oauth2/device_authorization";
    private const string Scope = "400 invalid_scope";

    private static readonly string[] AboutTokens = ["/oauth2/introspect", "/oidc/introspect/", "/oauth2/revoke", "/oidc/revoke/"];

    private static readonly string[] Claims = ["/oauth2/userinfo", "/oidc/userinfo/"];

    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"];

    private static readonly string[] Jwts = ["x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "..", "{access}"];

    public static IEnumerable<MalformedRow> All =>
        AuthorizationRows.All.Concat(TokenRows.All).Concat(Devices).Concat(Management).Concat(UserInfo).Concat(Methods).Concat(RegistrationRows.All).Concat(LogoutRows.All);

    private static IEnumerable<MalformedRow> Management =>
        from address in AboutTokens
        from row in new MalformedForms(address, [new("token", "{access}", "400 invalid_request"), Parameter.Optional("token_type_hint", "access_token", null)]) { Authorization = Web }.Rows()
            .Concat(TokenRows.WrongClients(address, "token={access}"))
        select row;

    private static IEnumerable<MalformedRow> Devices =>
        new MalformedForms(Device, [Parameter.Optional("scope", "openid", Scope, ("\"", Scope), ("admin", Scope), ("é", Scope), (" ", Scope))])
        {
            Authorization = Flow.Basic("printer", EngineClients.Secret).ToString(),
        }.Rows()
            .Concat(TokenRows.WrongClients(Device, "scope=openid"))
            .Append(new("POST", Device, "400 unauthorized_client")
            {
                Body = "scope=openid",
                ContentType = "application/x-www-form-urlencoded",
                Authorization = Web,
                Wrong = "a client that is not registered for it",
            });

    private static IEnumerable<MalformedRow> UserInfo =>
        from address in Claims
        from row in WrongBearers(address)
        select row;

    private static IEnumerable<MalformedRow> Methods =>
        from route in new (string Address, string Allowed)[]
        {
            ("/.well-known/openid-configuration", "GET"), ("/.well-known/oauth-authorization-server", "GET"), ("/.well-known/jwks.json", "GET"), ("/oidc/jwks/", "GET"),
            ("/oauth2/authorize", "GET POST"), ("/oidc/authorize/", "GET POST"), ("/oauth2/authorize/resume", "GET"), ("/oauth2/authorize/confirm", "POST"),
            ("/oauth2/token", "POST"), ("/oidc/token/", "POST"), ("/oauth2/userinfo", "GET POST"), ("/oidc/userinfo/", "GET POST"),
            ("/oauth2/device_authorization", "POST"), ("/oauth2/device_authorization/", "POST"),
            ("/oauth2/introspect", "POST"), ("/oidc/introspect/", "POST"), ("/oauth2/revoke", "POST"), ("/oidc/revoke/", "POST"),
            ("/oauth2/register", "POST"), ("/oidc/register/", "POST"), ("/oauth2/register/web", "GET PUT DELETE"),
            ("/oauth2/logout", "GET POST"), ("/oidc/logout/", "GET POST"), ("/oauth2/logout/resume", "GET"), ("/oauth2/logout/confirm", "POST"),
        }
        from method in Verbs
        where !route.Allowed.Split(' ').Contains(method)
        select new MalformedRow(method, route.Address, "405 invalid_request") { Wrong = "wrong method" };

    private static IEnumerable<MalformedRow> WrongBearers(string address)
    {
        foreach (var header in new[] { null, "Bearer", "Bearer ", "Basic abc", "Digest x", "nonsense" })
            yield return new("GET", address, "401") { Authorization = header, Wrong = $"Authorization: {header}" };

        foreach (var token in Jwts[..4].Concat([new string('a', 9000), new string('a', 40_000), "idp_pat_0", "idp_pat_" + new string('a', 33), "{refresh}", "{access}x"]))
            yield return new("GET", address, "401 invalid_token") { Authorization = $"Bearer {token}", Wrong = $"Bearer {Short(token)}" };

        yield return new("GET", address + "?access_token={access}", "401") { Wrong = "a token in the query" };
        yield return new("POST", address, "401") { ContentType = "application/json", Body = "{\"access_token\":\"{access}\"}", Wrong = "a token in JSON" };
        yield return Posted("access_token={access}", "400 invalid_request", "a token in two places") with { Authorization = "Bearer {access}" };
        yield return Posted("access_token={access}&access_token={access}", "400 invalid_request", "a token twice");
        yield return Posted("access_token=", "401", "an empty token");
        yield return Posted("access_token=x", "401 invalid_token", "a made-up token");
        yield return Posted("access_token=%ff", "400 invalid_request", "a token in a wrong encoding");
        yield return Posted("access_token=" + new string('a', 64 * 1024), "413 invalid_request", "a body that is too large");

        MalformedRow Posted(string body, string answer, string wrong) =>
            new("POST", address, answer) { ContentType = "application/x-www-form-urlencoded", Body = body, Wrong = wrong };
    }

    private static string Short(string text) => text.Length > 40 ? $"{text[..8]}… ({text.Length})" : text;
}
