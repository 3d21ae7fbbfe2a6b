using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.E2E.Rps;

/// <summary>An app that registers itself over HTTP, and looks after its registration. RFC 7591, RFC 7592</summary>
internal sealed class SelfRegistration
{
    private static readonly HttpClient Http = new();
    private readonly string _issuer;
    private JsonElement _answer;

    private SelfRegistration(string issuer, JsonElement answer) => (_issuer, _answer) = (issuer, answer);

    public string ClientId => Told("client_id")!;

    /// <summary>What came of the last step.</summary>
    public string? Told(string member) => _answer.TryGetProperty(member, out var value) ? value.ToString() : null;

    public static async Task<SelfRegistration> RegisterAsync(string issuer, JsonObject metadata, CancellationToken cancel, string? token = null)
    {
        using var answer = await AskAsync(issuer, metadata, token, cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return new(issuer, await answer.Content.ReadFromJsonAsync<JsonElement>(cancel));
    }

    /// <summary>A registration that the portal is expected to refuse.</summary>
    public static async Task<HttpStatusCode> RegisterInVainAsync(string issuer, JsonObject metadata, string? token, CancellationToken cancel)
    {
        using var answer = await AskAsync(issuer, metadata, token, cancel);
        return answer.StatusCode;
    }

    public RpSettings Settings(int port, string scope = "openid profile email offline_access") =>
        new(_issuer, ClientId, Told("client_secret"), Told("id_token_signed_response_alg")!, scope) { Port = port };

    public async Task<HttpStatusCode> ReadAsync(CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Get, null, cancel);
        return answer.StatusCode;
    }

    /// <summary>Puts other metadata in place of all that was registered.</summary>
    public async Task ReplaceAsync(JsonObject metadata, CancellationToken cancel)
    {
        metadata["client_id"] = ClientId;
        using var answer = await SendAsync(HttpMethod.Put, metadata, cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        _answer = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    public async Task RemoveAsync(CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Delete, null, cancel);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(string issuer, JsonObject metadata, string? token, CancellationToken cancel)
    {
        var provider = await Http.GetFromJsonAsync<JsonElement>($"{issuer}/.well-known/openid-configuration", cancel);
        return await SendAsync(HttpMethod.Post, provider.GetProperty("registration_endpoint").GetString(), token, metadata, cancel);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, JsonObject? metadata, CancellationToken cancel) =>
        SendAsync(method, Told("registration_client_uri"), Told("registration_access_token"), metadata, cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? address, string? token, JsonObject? metadata, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (metadata is not null) request.Content = JsonContent.Create(metadata);

        return await Http.SendAsync(request, cancel);
    }
}
