namespace Portal.Tests.Conformance;

/// <summary>Registration, and the management of one.</summary>
internal static class RegistrationRows
{
    private const string Json = "application/json";
    private const string Metadata = "400 invalid_client_metadata";

    private static readonly string[] Addresses = ["/oauth2/register", "/oidc/register/"];

    private static readonly string[] NotObjects = ["", " ", "null", "1", "\"text\"", "[]", "[{}]", "{", "}", "{\"a\"", "{} {}", "{\"a\":1,}", "{/* */}", "nonsense", "\xff", "{\"redirect_uris\":[\"https://rp.example.test/cb\"],\"client_name\":\"\xff\"}"];

    private static readonly (string Member, string[] Values)[] WrongTypes =
    [
        ("client_name", ["1", "[]", "{}", "\"\""]), ("client_uri", ["1", "\"x\""]), ("logo_uri", ["{}", "\"ftp://x\""]), ("contacts", ["1", "[1]"]),
        ("grant_types", ["1", "[1]", "[\"x\"]"]), ("response_types", ["1", "[\"x\"]"]), ("application_type", ["1", "\"x\""]), ("scope", ["1", "[]"]),
        ("token_endpoint_auth_method", ["1", "\"x\""]), ("jwks", ["1", "[]", "{}"]), ("jwks_uri", ["1", "\"x\""]), ("subject_type", ["1", "\"x\""]),
        ("id_token_signed_response_alg", ["1", "\"none\""]), ("default_max_age", ["\"1\"", "-1", "1.5"]), ("require_auth_time", ["1", "\"true\""]),
    ];

    public static IEnumerable<MalformedRow> All =>
        Addresses.SelectMany(Of).Concat(Managing);

    private static IEnumerable<MalformedRow> Managing
    {
        get
        {
            foreach (var method in new[] { "GET", "PUT", "DELETE" })
            {
                var one = new MalformedRow(method, "/oauth2/register/web", "401") { Wrong = "no token" };
                yield return one;
                yield return one with { Authorization = "Basic abc", Wrong = "Basic" };
                yield return one with { Authorization = "Bearer x", Answer = "401 invalid_token", Wrong = "a made-up token" };
                yield return one with { Authorization = "Bearer {access}", Answer = "401 invalid_token", Wrong = "an access token" };
                yield return one with { Address = "/oauth2/register/nobody", Authorization = "Bearer x", Answer = "401 invalid_token", Wrong = "an unknown client" };
            }
        }
    }

    private static IEnumerable<MalformedRow> Of(string address)
    {
        foreach (var body in NotObjects) yield return Row(body, Metadata, $"body '{body}'");

        foreach (var (member, values) in WrongTypes)
        {
            foreach (var value in values)
                yield return Row($$"""{"redirect_uris":["https://rp.example.test/cb"],"{{member}}":{{value}}}""", Metadata, $"{member}: {value}");
        }

        yield return Row("{}", "400 invalid_redirect_uri", "no redirect_uris");
        yield return Row("{\"redirect_uris\":[\"x\"]}", "400 invalid_redirect_uri", "redirect_uris: x");
        yield return Row("{\"redirect_uris\":1}", Metadata, "redirect_uris: 1");
        yield return Row("{\"scope\":\"openid\",\"scope\":\"openid\"}", Metadata, "a member doubled");
        yield return Row(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100), Metadata, "nested too deeply");
        yield return Row($"{{\"client_name\":\"{new string('a', 64 * 1024)}\"}}", "413 invalid_request", "a body that is too large");
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "nonsense", null })
            yield return Row("{}", "415 invalid_request", $"content type {type}") with { ContentType = type };

        MalformedRow Row(string body, string answer, string wrong) => new("POST", address, answer) { Body = body, ContentType = Json, Wrong = wrong.Replace("\xff", "byte ff", StringComparison.Ordinal) };
    }
}
