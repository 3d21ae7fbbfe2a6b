namespace Portal.Tests.Conformance;

/// <summary>The malformed requests to the host's own endpoints: passkeys and consents.</summary>
internal static class HostRows
{
    private const string Json = "application/json";
    private const string Malformed = "400 verification_failed";
    private const string SomeId = "00000000-0000-4000-8000-000000000000";

    private static readonly string[] Options = ["/oidc/passkey/register/options/", "/oidc/passkey/authenticate/options/"];
    private static readonly string[] Verify = ["/oidc/passkey/register/verify/", "/oidc/passkey/authenticate/verify/"];
    private static readonly string[] Revoke = [$"/oidc/consent/{SomeId}/revoke/", "/oidc/consent/revoke-all/"];

    private static readonly string[] Read = ["/oidc/passkey/list/", "/oidc/api/consents/"];
    private static readonly string[] Others = ["/oidc/passkey/delete/AAAA/", .. Read];
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly string[] NotObjects = ["null", "1", "\"text\"", "[]", "{", "}", "{\"id\"", "{} {}", "{\"id\":\"A\",\"id\":\"A\"}", "{\"a\":1,}", "nonsense", "\xff"];

    private static readonly string[] NotAnswers =
        ["{}", "{\"id\":1}", "{\"id\":\"AAAA\"}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"response\":[]}", "{\"id\":\"A===\",\"rawId\":\"A===\",\"response\":{}}"];

    public static IEnumerable<MalformedRow> All => Ceremonies.Concat(Lists).Concat(Consents).Concat(Bearers).Concat(Methods);

    private static IEnumerable<MalformedRow> Ceremonies
    {
        get
        {
            foreach (var address in Options.Concat(Verify))
            {
                foreach (var body in NotObjects) yield return Post(address, body, Json, Malformed, $"body '{Printable(body)}'");
                yield return Post(address, $"{{\"more\":\"{new string('a', 64 * 1024)}\"}}", Json, "413", "a body that is too large");
                foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/xml", null })
                    yield return Post(address, "{}", type, "415", $"content type {type}");
            }

            foreach (var address in Verify)
            {
                foreach (var body in NotAnswers) yield return Post(address, body, Json, Malformed, $"body '{body}'");
                yield return Post(address, "", Json, Malformed, "no body");
            }

            yield return Post(Options[0], "{\"signUp\":1}", Json, Malformed, "signUp: 1");
            yield return Post(Options[0], "{\"signUp\":\"x\"}", Json, "400 expired", "signUp made up");
        }
    }

    private static IEnumerable<MalformedRow> Lists =>
    [
        new("GET", "/oidc/passkey/list/", "401 not_signed_in") { Wrong = "nobody signed in" },
        new("GET", "/oidc/passkey/list/", "401 not_signed_in") { Cookie = "portal-session=x", Wrong = "a made-up session" },
        new("GET", "/oidc/passkey/list/", "401 not_signed_in") { Cookie = "portal-session=" + new string('a', 43), Wrong = "a made-up session of the right length" },
        new("GET", "/oidc/passkey/list/", "401 not_signed_in") { Authorization = "Bearer x", Wrong = "a bearer" },
        new("POST", "/oidc/passkey/delete/AAAA/", "401 not_signed_in") { Wrong = "nobody signed in" },
        .. from id in new[] { "AAAA", "A", "%20", "%ff", "..%2f..", new string('A', 2000) }
           select new MalformedRow("POST", $"/oidc/passkey/delete/{id}/", "404 unknown_passkey") { Cookie = "{session}", Wrong = $"id {id[..Math.Min(8, id.Length)]}" },
    ];

    private static IEnumerable<MalformedRow> Consents =>
        from address in Revoke
        from row in new MalformedRow[]
        {
            Post(address, "{}", Json, "401", "nobody signed in"),
            Post(address, null, null, "401", "nobody signed in, no body"),
            Post(address, "{}", Json, "401", "a made-up session") with { Cookie = "portal-session=" + new string('a', 43) },
            Post(address, "{}", "text/plain", "415", "text") with { Cookie = "{session}" },
            Post(address, "{}", "application/xml", "415", "XML") with { Cookie = "{session}" },
            Post(address, "{}", "nonsense", "415", "nonsense") with { Cookie = "{session}" },
            Post(address, new string('a', 65 * 1024), Json, "413", "a body that is too large") with { Cookie = "{session}" },
            Post(address, "", "application/x-www-form-urlencoded", "400 page", "a form without token") with { Cookie = "{session}", ForPeople = true },
            Post(address, "__RequestVerificationToken=x", "application/x-www-form-urlencoded", "400 page", "a form with a made-up token") with { Cookie = "{session}", ForPeople = true },
            Post(address, "%ff=%zz", "application/x-www-form-urlencoded", "400 page", "a form in a wrong encoding") with { Cookie = "{session}", ForPeople = true },
            Post(address, "x", "multipart/form-data", "400 page", "a form without boundary") with { Cookie = "{session}", ForPeople = true },
            Post(address, "x", "multipart/form-data; boundary=x", "400 page", "a broken multipart form") with { Cookie = "{session}", ForPeople = true },
        }
        select row;

    private static IEnumerable<MalformedRow> Bearers
    {
        get
        {
            const string address = "/oidc/api/consents/";
            foreach (var header in new[] { null, "Bearer", "Bearer ", "Basic abc", "nonsense" })
                yield return new("GET", address, "401") { Authorization = header, Wrong = $"Authorization: {header}" };
            foreach (var token in new[] { "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "idp_pat_0", "idp_pat_" + new string('a', 33), new string('a', 9000) })
                yield return new("GET", address, "401 invalid_token") { Authorization = $"Bearer {token}", Wrong = $"Bearer {token[..Math.Min(10, token.Length)]} ({token.Length})" };
            yield return new("GET", address + "?access_token=x", "401") { Wrong = "a token in the query" };
            yield return new("GET", address, "401") { Cookie = "{session}", Wrong = "a session" };
            yield return Post($"/oidc/consent/{SomeId}/revoke/", "{}", Json, "404", "an unknown consent") with { Cookie = "{session}" };
        }
    }

    private static IEnumerable<MalformedRow> Methods =>
        from address in Options.Concat(Verify).Concat(Revoke).Concat(Others)
        from method in Verbs
        where method != (Read.Contains(address) ? "GET" : "POST")
        select new MalformedRow(method, address, "405") { Cookie = "{session}", Wrong = "wrong method" };

    private static MalformedRow Post(string address, string? body, string? type, string answer, string wrong) =>
        new("POST", address, answer) { Body = body, ContentType = type, Wrong = wrong };

    private static string Printable(string text) => text.Replace("\xff", "byte ff", StringComparison.Ordinal);
}
