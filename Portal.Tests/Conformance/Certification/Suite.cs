using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>
/// What the official suite is to a server: a client that registers itself, sends a person's browser off, checks everything that
/// comes back, and removes itself in the end.
/// </summary>
internal sealed class Suite : IAsyncDisposable
{
    public const string Home = "https://suite.example.test/test/a/portal";
    public const string RedirectUri = Home + "/callback";

    private readonly HttpClient _http;
    private ClientKey _key;

    private Suite(TestPortal portal, Variant variant, Server server, ClientKey key) =>
        (Portal, Variant, Server, _key, _http, Browser) = (portal, variant, server, key, portal.Backchannel, portal.Browser());

    public TestPortal Portal { get; }

    public Variant Variant { get; }

    public Server Server { get; }

    public TestBrowser Browser { get; private set; }

    /// <summary>What the registration was answered with.</summary>
    public JsonObject Client { get; private set; } = [];

    public string ClientId => Client["client_id"]!.GetValue<string>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Reads the metadata and registers a client; <paramref name="change"/> is what a module registers beyond the usual.</summary>
    public static async Task<Suite> StartAsync(TestPortal portal, Variant variant, Action<JsonObject>? change = null, ClientKey? key = null)
    {
        var suite = await PrepareAsync(portal, variant, key);
        var request = suite.Registration();
        change?.Invoke(request);
        suite.Client = await suite.RegisterAsync(request);
        return suite;
    }

    /// <summary>Reads the metadata; the module registers by itself.</summary>
    public static async Task<Suite> PrepareAsync(TestPortal portal, Variant variant, ClientKey? key = null) =>
        new(portal, variant, await Server.ReadAsync(portal), key ?? ClientKey.Unnamed);

    public JsonObject Registration()
    {
        var request = new JsonObject
        {
            ["client_name"] = "Conformance suite",
            ["grant_types"] = new JsonArray(),
            ["jwks"] = _key.Jwks,
            ["token_endpoint_auth_method"] = Variant.ClientAuthentication,
            ["response_types"] = new JsonArray(Variant.ResponseType),
            ["redirect_uris"] = new JsonArray(RedirectUri),
            ["contacts"] = new JsonArray("certification@suite.example.test"),
        };
        if (Variant.HasCode) request["grant_types"]!.AsArray().Add("authorization_code");
        if (Variant.HasIdToken || Variant.HasToken) request["grant_types"]!.AsArray().Add("implicit");
        return request;
    }

    /// <summary>A registration as the server answers it, whatever that is.</summary>
    public async Task<Answer> TryRegisterAsync(JsonObject request) =>
        await Answer.OfAsync(await _http.PostAsync(Server["registration_endpoint"], JsonContent.Create(request), Cancel));

    /// <summary>The request of a module before it changes anything.</summary>
    public Dictionary<string, string?> Request()
    {
        var request = new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "openid",
            ["state"] = Guid.NewGuid().ToString("N"),
            ["nonce"] = Guid.NewGuid().ToString("N"),
            ["response_type"] = Variant.ResponseType,
        };
        return Variant.FormPost ? request.With("response_mode", "form_post") : request;
    }

    /// <summary>Sends the browser off and follows it, the person doing all that they are asked.</summary>
    public async Task<Arrival> AuthorizeAsync(Dictionary<string, string?> request) =>
        await Browser.GoOnAsync(RedirectUri, await Browser.GetAsync(QueryHelpers.AddQueryString(Server["authorization_endpoint"], request)));

    public async Task<Arrival> LogoutAsync(Dictionary<string, string?> request) =>
        await Browser.GoOnAsync(Home, await Browser.GetAsync(QueryHelpers.AddQueryString(Server["end_session_endpoint"], request)));

    public void Use(TestBrowser browser)
    {
        Browser.Dispose();
        Browser = browser;
    }

    public static Dictionary<string, string?> CodeExchange(string code, Dictionary<string, string?>? request = null) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = request?["redirect_uri"] ?? RedirectUri,
        ["code_verifier"] = request?.ContainsKey("code_challenge") == true ? Flow.Verifier : null,
    };

    public async Task<Answer> TokenAsync(Dictionary<string, string?> form, string? audience = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server["token_endpoint"]);
        form = new(form);
        switch (Variant.ClientAuthentication)
        {
            case "client_secret_basic":
                request.Headers.Authorization = Flow.Basic(ClientId, Client["client_secret"]!.GetValue<string>());
                break;
            case "client_secret_post":
                form.With("client_id", ClientId).With("client_secret", Client["client_secret"]!.GetValue<string>());
                break;
            default:
                form.With("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer").With("client_assertion", Assertion(audience));
                break;
        }

        request.Content = new FormUrlEncodedContent(form.Where(field => field.Value is not null)!);
        return await Answer.OfAsync(await _http.SendAsync(request, Cancel));
    }

    public async Task<Answer> UserInfoAsync(string accessToken, HttpMethod? method = null, bool inBody = false)
    {
        using var request = new HttpRequestMessage(inBody ? HttpMethod.Post : method ?? HttpMethod.Get, Server["userinfo_endpoint"]);
        if (inBody) request.Content = new FormUrlEncodedContent([new("access_token", accessToken)]);
        else request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return await Answer.OfAsync(await _http.SendAsync(request, Cancel));
    }

    /// <summary>The client's keys are others from now on.</summary>
    public void Use(ClientKey key) => _key = key;

    public async ValueTask DisposeAsync()
    {
        if (Client.Count > 0) await UnregisterAsync();
        Browser.Dispose();
        _http.Dispose();
    }

    private async Task<JsonObject> RegisterAsync(JsonObject request)
    {
        var answer = await TryRegisterAsync(request);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(answer["client_id"]);
        Assert.NotEmpty(answer["registration_access_token"]);
        Assert.StartsWith(Server.Issuer, answer["registration_client_uri"], StringComparison.Ordinal);
        if (answer.Json.ContainsKey("client_secret")) Assert.Equal(0, answer.Json["client_secret_expires_at"]!.GetValue<long>());
        return answer.Json;
    }

    private async Task UnregisterAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Client["registration_client_uri"]!.GetValue<string>());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Client["registration_access_token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await _http.SendAsync(request, Cancel)).StatusCode);
    }

    // Older releases of the suite name the token endpoint, which RFC 10070 forbids.
    private string Assertion(string? audience)
    {
        var now = Portal.Clock.Now.ToUnixTimeSeconds();
        return _key.Sign(new JsonObject
        {
            ["iss"] = ClientId,
            ["sub"] = ClientId,
            ["aud"] = audience ?? Server["issuer"],
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["nbf"] = now,
            ["iat"] = now,
            ["exp"] = now + 60,
        });
    }
}
