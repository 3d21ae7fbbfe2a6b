using System.Text.Json.Nodes;

namespace Portal.Admin.Clients.Connect;

/// <summary>What the slots of recipes are filled with for one client; null where it has no such thing.</summary>
internal static class ConnectValues
{
    /// <param name="secret">What stands for the client's secret.</param>
    public static JsonObject Of(string issuer, string clientId, JsonObject metadata, string secret)
    {
        var method = Text(metadata, "token_endpoint_auth_method") ?? "client_secret_basic";
        var scopes = (Text(metadata, "scope") ?? "openid").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var redirects = Texts(metadata, "redirect_uris");
        var grants = Texts(metadata, "grant_types") is { Count: > 0 } some ? some : ["authorization_code"];
        var signedOut = Texts(metadata, "post_logout_redirect_uris").FirstOrDefault();
        var signsIn = redirects.Count > 0;
        var device = grants.Contains("urn:ietf:params:oauth:grant-type:device_code");
        var knowsPeople = signsIn || device;
        return new()
        {
            ["issuer"] = issuer,
            ["discovery"] = issuer + "/.well-known/openid-configuration",
            ["authorization_endpoint"] = signsIn ? issuer + "/oauth2/authorize" : null,
            ["token_endpoint"] = issuer + "/oauth2/token",
            ["device_authorization_endpoint"] = device ? issuer + "/oauth2/device_authorization" : null,
            ["userinfo_endpoint"] = knowsPeople ? issuer + "/oauth2/userinfo" : null,
            ["end_session_endpoint"] = signsIn ? issuer + "/oauth2/logout" : null,
            ["jwks_uri"] = issuer + "/.well-known/jwks.json",
            ["client_id"] = clientId,
            ["client_secret"] = method.StartsWith("client_secret", StringComparison.Ordinal) ? secret : null,
            ["auth_method"] = method,
            ["authentication"] = AuthenticationOf(method),
            ["grafana_auth_style"] = method == "client_secret_post" ? "InParams" : "InHeader",
            ["redirect_uri"] = redirects.FirstOrDefault(),
            ["redirect_uris"] = signsIn ? List(redirects) : null,
            ["redirect_path"] = PathOf(redirects.FirstOrDefault()),
            ["post_logout_redirect_uri"] = signedOut,
            ["signed_out_path"] = PathOf(signedOut),
            ["scope"] = string.Join(' ', scopes),
            ["scopes"] = List(scopes),
            ["scopes_without_openid"] = List(scopes.Where(scope => scope != "openid")),
            ["grant_types"] = List(grants),
            ["response_types"] = signsIn ? "code" : null,
            ["alg"] = knowsPeople ? Text(metadata, "id_token_signed_response_alg") ?? "RS256" : null,
            ["pkce"] = signsIn ? "S256" : null,
        };
    }

    // Functions of openid-client.
    private static string AuthenticationOf(string method) => method switch
    {
        "none" => "None",
        "client_secret_post" => "ClientSecretPost",
        "client_secret_jwt" => "ClientSecretJwt",
        "private_key_jwt" => "PrivateKeyJwt",
        _ => "ClientSecretBasic",
    };

    private static string? PathOf(string? uri) => Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.AbsolutePath : null;

    private static string? Text(JsonObject metadata, string member) => metadata[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static List<string> Texts(JsonObject metadata, string member) => metadata[member] is JsonArray list ? [.. list.Select(item => item!.GetValue<string>())] : [];

    private static JsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
