using System.Net;
using System.Net.Http.Headers;
using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Keys that people make for scripts of their own.</summary>
internal static class OwnTokens
{
    /// <summary>Makes a token for the name of whoever is signed in.</summary>
    public static async Task<string> MakeTokenAsync(this Visitor visitor, PortalInstallation portal)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/account/tokens");
        await visitor.Page.GetByTestId("token-new").ClickAsync();
        await visitor.Page.GetByTestId("token-name").FillAsync("Backup script");
        foreach (var scope in (string[])["openid", "profile"]) await visitor.Page.GetByTestId($"token-scope-{scope}").CheckAsync();
        await visitor.Page.GetByTestId("token-create").ClickAsync();
        return await visitor.Page.GetByTestId("token-text").InputValueAsync();
    }

    /// <summary>What a script is told that asks with the token who it acts for.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> AskUserInfoAsync(this PortalInstallation portal, string token, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{portal.Address}/oauth2/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
    }
}
