using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Devices;

/// <summary>A television that shows a code, and a person's browser at the page for it.</summary>
internal static class DeviceCase
{
    public static readonly TestClient Television = new("tv", new ClientMetadata
    {
        ClientName = "Harbor TV",
        ApplicationType = "native",
        ClientUri = "https://tv.example.test",
        RedirectUris = [],
        ResponseTypes = [],
        GrantTypes = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
        TokenEndpointAuthMethod = ClientAuthenticationMethods.None,
        Scope = "openid profile email offline_access",
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> OpenAsync(this TestBrowser browser, string userCode) => browser.GetAsync($"/device?user_code={userCode}");

    public static async Task<bool> ShowsAsync(this TestBrowser browser, DeviceCodes codes) =>
        (await TestBrowser.ReadAsync(await browser.OpenAsync(codes.UserCode))).QuerySelector(ComponentContext.ById("device-shown")) is not null;

    public static async Task<HttpResponseMessage> AnswerAsync(this TestBrowser browser, HttpResponseMessage asked, string decision, string? untick = null, string? userCode = null)
    {
        var form = (await TestBrowser.ReadAsync(asked)).QuerySelector<IHtmlFormElement>("form")!;
        foreach (var box in form.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox]")) box.IsChecked = box.IsChecked && box.Value != untick;
        var fill = userCode is null ? new Dictionary<string, string>() : new() { ["user_code"] = userCode };
        return await browser.PostFormAsync("/device/answer", FormFields.Of(form, fill).Append(new("decision", decision)));
    }

    public static async Task<DeviceCodes> AskAsync(this TestPortal portal, string scope = "openid profile email offline_access")
    {
        using var http = portal.Backchannel;
        http.DefaultRequestHeaders.Add(TestHost.AddressHeader, "203.0.113.9");
        var answer = JsonNode.Parse(await (await http.PostAsync("/oauth2/device_authorization", [new("scope", scope)])).Content.ReadAsStringAsync(Cancel))!;
        return new(answer["device_code"]!.GetValue<string>(), answer["user_code"]!.GetValue<string>());
    }

    public static async Task<JsonNode> PollAsync(this TestPortal portal, DeviceCodes codes)
    {
        using var http = portal.Backchannel;
        var answer = await http.PostAsync(
            "/oauth2/token", [new("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), new("device_code", codes.DeviceCode)]);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    public static async Task<JsonNode> RefreshAsync(this TestPortal portal, JsonNode tokens)
    {
        using var http = portal.Backchannel;
        var answer = await http.PostAsync("/oauth2/token", [new("grant_type", "refresh_token"), new("refresh_token", tokens["refresh_token"]!.GetValue<string>())]);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    public static async Task<HttpResponseMessage> PostAsync(this HttpClient http, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(new("client_id", "tv")));
        return await http.PostAsync(address, form, Cancel);
    }

    public static string Told(this IHtmlDocument page, string handle) => page.QuerySelector(ComponentContext.ById(handle))!.TextContent;
}

/// <summary>What a device got to ask with and to show.</summary>
internal sealed record DeviceCodes(string DeviceCode, string UserCode);
