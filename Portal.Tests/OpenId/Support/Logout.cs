using Portal.OpenId.Clients;

namespace Portal.Tests.OpenId.Support;

/// <summary>One valid logout, of which a test changes one thing.</summary>
internal static class Logout
{
    public const string Bye = "https://rp.example.test/bye";

    /// <summary>A client that people come back to after signing out.</summary>
    public static RegisteredClient Leaving(RegisteredClient client) =>
        client with { Metadata = client.Metadata with { PostLogoutRedirectUris = [Bye, "https://rp.example.test/bye?from=portal", "javascript:alert(1)"] } };

    public static Dictionary<string, string?> Request(string? hint) => new()
    {
        ["id_token_hint"] = hint,
        ["post_logout_redirect_uri"] = Bye,
        ["state"] = "s&t=a te",
    };

    public static Task<Answer> LogoutAsync(this EngineHost host, Dictionary<string, string?> parameters) =>
        host.AuthorizeAsync(parameters, "/oauth2/logout");

    public static async Task<string> IdTokenAsync(this EngineHost host, RegisteredClient client) => (await host.TokensAsync(client))["id_token"];

    /// <summary>The parked logout of the sign-out page that the answer leads to.</summary>
    public static string Asked(this Answer answer)
    {
        Assert.StartsWith("/signout?request=", answer.Location?.OriginalString, StringComparison.Ordinal);
        return answer.Parameters["request"];
    }

    /// <summary>The person says yes on the sign-out page.</summary>
    public static async Task<Answer> ConfirmLogoutAsync(this EngineHost host, string? parked)
    {
        using var page = await host.Http.GetAsync("/form");
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = await page.Content.ReadAsStringAsync() };
        if (parked is not null) fields["request"] = parked;

        using var post = new HttpRequestMessage(HttpMethod.Post, "/oauth2/logout/confirm") { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return await Answer.OfAsync(await host.Http.SendAsync(post));
    }
}
