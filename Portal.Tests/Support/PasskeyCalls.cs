using System.Text.Json.Nodes;

namespace Portal.Tests.Support;

/// <summary>What the pages' script asks of the passkey endpoints.</summary>
internal static class PasskeyCalls
{
    public const string RegisterOptions = "/oidc/passkey/register/options/";
    public const string RegisterVerify = "/oidc/passkey/register/verify/";
    public const string SignInOptions = "/oidc/passkey/authenticate/options/";
    public const string SignInVerify = "/oidc/passkey/authenticate/verify/";
    public const string List = "/oidc/passkey/list/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The text of a successful answer.</summary>
    public static async Task<string> TextAsync(this Task<HttpResponseMessage> response)
    {
        var answer = await response;
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text;
    }

    public static async Task<JsonNode> JsonAsync(this Task<HttpResponseMessage> response) => JsonNode.Parse(await response.TextAsync())!;

    /// <summary>The <c>reason</c> of a refusal.</summary>
    public static async Task<string> ReasonAsync(this Task<HttpResponseMessage> response)
    {
        var answer = await response;
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.NotEqual("", problem["title"]!.GetValue<string>());
        return problem["reason"]!.GetValue<string>();
    }

    public static Task<string> CreationOptionsAsync(this TestBrowser browser, string? signUp = null) =>
        browser.PostJsonAsync(RegisterOptions, signUp is null ? "{}" : new JsonObject { ["signUp"] = signUp }.ToJsonString()).TextAsync();

    public static Task<string> RequestOptionsAsync(this TestBrowser browser) => browser.PostJsonAsync(SignInOptions, "{}").TextAsync();

    /// <summary>Adds the authenticator's passkey to whoever is signed in at the browser.</summary>
    public static async Task<HttpResponseMessage> RegisterAsync(
        this TestBrowser browser, SoftAuthenticator authenticator, Action<SoftCeremony>? change = null) =>
        await browser.PostJsonAsync(RegisterVerify, authenticator.Create(await browser.CreationOptionsAsync(), change));

    public static async Task<HttpResponseMessage> SignInAsync(
        this TestBrowser browser, SoftAuthenticator authenticator, Action<SoftCeremony>? change = null) =>
        await browser.PostJsonAsync(SignInVerify, authenticator.Get(await browser.RequestOptionsAsync(), change));
}
