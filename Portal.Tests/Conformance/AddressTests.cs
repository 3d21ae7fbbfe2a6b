using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance;

/// <summary>Both families of addresses, with and without a trailing slash, answer alike to every method, and never by a redirect to the other.</summary>
public sealed class AddressTests
{
    private const string SomeId = "00000000-0000-4000-8000-000000000000";
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // With a second site there is something at every address.
    private static TestSettings Settings => new() { ["Portal:Passkeys:Origins"] = $"{TestPortal.Address},https://other.example.test" };

    /// <summary>One row for each thing that can be addressed: all of its addresses, and the form that is posted there.</summary>
    public static TheoryData<string, string> Rows { get; } = new()
    {
        { "/.well-known/openid-configuration /.well-known/oauth-authorization-server", "" },
        { "/.well-known/jwks.json /oidc/jwks", "" },
        { "/.well-known/passkey-endpoints", "" },
        { "/.well-known/webauthn", "" },
        { "/.well-known/change-password", "" },
        { "/oauth2/authorize /oidc/authorize", "client_id=web&redirect_uri=https%3A%2F%2Fweb.example.test%2Fcallback&response_type=nonsense&state=s" },
        { "/oauth2/authorize/confirm", "decision=allow" },
        { "/oauth2/token /oidc/token", "grant_type=refresh_token&refresh_token=x" },
        { "/oauth2/device_authorization", "scope=openid" },
        { "/oauth2/userinfo /oidc/userinfo", "access_token=x" },
        { "/oauth2/introspect /oidc/introspect", "token=x" },
        { "/oauth2/revoke /oidc/revoke", "token=x" },
        { "/oauth2/register /oidc/register", "{}" },
        { "/oauth2/register/web", "{}" },
        { "/oauth2/logout /oidc/logout", "client_id=nobody" },
        { "/oidc/passkey/register/options", "{}" },
        { "/oidc/passkey/register/verify", "{}" },
        { "/oidc/passkey/authenticate/verify", "{}" },
        { "/oidc/passkey/list", "" },
        { "/oidc/passkey/delete/AAAA", "" },
        { $"/oidc/consent/{SomeId}/revoke", "{}" },
        { "/oidc/consent/revoke-all", "{}" },
        { "/oidc/api/consents", "" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task Every_address_of_a_thing_answers_alike(string addresses, string body)
    {
        await using var portal = await TestPortal.StartAsync(Settings, TestClients.Web);
        using var http = portal.Backchannel;
        var all = addresses.Split(' ').SelectMany(address => new[] { address, address + "/" }).ToList();

        foreach (var method in Methods)
        {
            var canonical = await AskAsync(http, method, all[0], body);
            Assert.False(canonical.StartsWith("404 ", StringComparison.Ordinal) && method == "GET" && body.Length == 0, canonical);
            foreach (var address in all.Skip(1))
                Assert.Equal($"{method} {canonical}", $"{method} {await AskAsync(http, method, address, body)}");
        }
    }

    [Theory]
    [InlineData("/oidc/consent")]
    [InlineData("/account/apps")]
    public async Task The_pages_about_consents_have_a_slash_or_none(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var (with, without) = (await browser.GetAsync(address + "/"), await browser.GetAsync(address));

        Assert.Equal(without.StatusCode, with.StatusCode);
        Assert.Equal((await TestBrowser.ReadAsync(without)).QuerySelector("h1")!.TextContent, (await TestBrowser.ReadAsync(with)).QuerySelector("h1")!.TextContent);
    }

    private static async Task<string> AskAsync(HttpClient http, string method, string address, string body)
    {
        var isForm = body.Contains('=', StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(method), method == "GET" && isForm ? $"{address}?{body}" : address);
        if (method != "GET" && body.Length > 0)
            request.Content = new StringContent(body, Encoding.ASCII, isForm ? "application/x-www-form-urlencoded" : "application/json");

        var answer = await Answer.OfAsync(await http.SendAsync(request, Cancel));
        var headers = answer.Response.Content.Headers;
        return $"{(int)answer.Status} {headers.ContentType} {string.Join(",", headers.Allow)} {answer.Location?.OriginalString.Split("request=")[0]} {Told(answer)}";
    }

    // Pages and problem details name the request that they answer, which is another one each time.
    private static string? Told(Answer answer)
    {
        if (answer.Response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true) return null;

        var json = JsonNode.Parse(answer.Body)!.AsObject();
        json.Remove("traceId");
        return json.ToJsonString();
    }
}
