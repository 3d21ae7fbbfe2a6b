using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Support;

/// <summary>What an app does to get its tokens from a whole portal, and what it does with them.</summary>
internal static class AppFlow
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string Ask(TestClient client, string scope) => QueryHelpers.AddQueryString("/oauth2/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = client.Id,
        ["redirect_uri"] = client.RedirectUri,
        ["response_type"] = "code",
        ["scope"] = scope,
        ["code_challenge"] = Flow.Challenge,
        ["code_challenge_method"] = "S256",
    });

    /// <summary>The person at the browser agrees to everything, and the app exchanges its code.</summary>
    public static async Task<JsonObject> ConnectAsync(this TestPortal portal, TestBrowser browser, TestClient client, string scope = "openid email offline_access")
    {
        var answer = await browser.FollowAsync(await browser.GetAsync(Ask(client, scope)));
        if (answer.Headers.Location is null) answer = await browser.SubmitAsync(answer, new Dictionary<string, string> { ["decision"] = "allow" });

        return await portal.TokenAsync(client, new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString(),
            ["code_verifier"] = Flow.Verifier,
        });
    }

    public static Task<JsonObject> RefreshAsync(this TestPortal portal, TestClient client, string refreshToken) =>
        portal.TokenAsync(client, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

    public static async Task<JsonObject> TokenAsync(this TestPortal portal, TestClient client, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        if (client.Secret is null) form["client_id"] = client.Id;
        else request.Headers.Authorization = Flow.Basic(client.Id, client.Secret);
        request.Content = new FormUrlEncodedContent(form);
        using var http = portal.Backchannel;
        var answer = await http.SendAsync(request, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    /// <summary>What introspection tells the client of a token.</summary>
    public static async Task<bool> IsActiveAsync(this TestPortal portal, TestClient client, string token) =>
        (await portal.ManageAsync("/oauth2/introspect", client, token))["active"]!.GetValue<bool>();

    /// <summary>Introspects or revokes a token.</summary>
    public static async Task<JsonObject> ManageAsync(this TestPortal portal, string path, TestClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("token", token)]) };
        request.Headers.Authorization = Flow.Basic(client.Id, client.Secret!);
        using var http = portal.Backchannel;
        return (await Answer.OfAsync(await http.SendAsync(request, Cancel))).Json;
    }

    public static async Task<HttpStatusCode> UserInfoAsync(this TestPortal portal, JsonObject tokens) =>
        (await portal.WithBearerAsync("/oauth2/userinfo", tokens["access_token"]!.GetValue<string>())).Status;

    public static async Task<Answer> WithBearerAsync(this TestPortal portal, string address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var http = portal.Backchannel;
        return await Answer.OfAsync(await http.SendAsync(request, Cancel));
    }
}
