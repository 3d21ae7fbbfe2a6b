using System.Net;
using System.Text;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.UserInfo;

public sealed class UserInfoTests
{
    [Theory]
    [InlineData("openid", "{\"sub\":\"ada\"}")]
    [InlineData("openid email", "{\"sub\":\"ada\",\"email\":\"ada@example.test\",\"email_verified\":true}")]
    [InlineData("openid phone profile", "{\"sub\":\"ada\",\"phone_number\":\"\\u002B44-555-0100\",\"name\":\"Ada Lovelace\"}")]
    [Covers("Core §5.3.2"), Covers("Core §5.4")]
    public async Task The_scope_decides_which_claims_are_released(string scope, string body)
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web, request => request.With("scope", scope));

        var answer = await host.UserInfoAsync(tokens["access_token"]);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(body, answer.Body);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/oauth2/userinfo")]
    [InlineData("/oidc/userinfo/")]
    [Covers("Core §5.3.1"), Covers("RFC 6750 §2.1"), Covers("RFC 6750 §2.2")]
    public async Task The_token_comes_in_the_header_or_in_the_form(string path)
    {
        await using var host = await EngineHost.StartAsync();
        var token = (await host.TokensAsync(EngineClients.Web))["access_token"];

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, HttpMethod.Get, path, $"Bearer {token}", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, HttpMethod.Get, path, $"bearer {token}", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, HttpMethod.Post, path, $"Bearer {token}", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, HttpMethod.Post, path, null, $"access_token={token}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(host, HttpMethod.Post, path, $"Bearer {token}", $"access_token={token}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, HttpMethod.Get, $"{path}?access_token={token}", null, null)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [Covers("RFC 6750 §3.1")]
    public async Task Without_a_token_the_challenge_has_no_error(string? header)
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await SendAsync(host, HttpMethod.Get, "/oauth2/userinfo", header, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer realm=\"https://id.example.test\"", answer.Response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(answer.Body);
    }

    [Fact, Covers("RFC 6750 §3.1"), Covers("RFC 9068 §4")]
    public async Task A_token_that_is_not_valid_here_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);
        var access = tokens["access_token"];
        var parts = access.Split('.');
        string[] wrong =
        [
            "x", "a.b.c", tokens["id_token"], tokens["refresh_token"],
            $"{parts[0]}.{parts[1]}.", // no signature
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA", // another signature
            $"{Encode("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")}.{parts[1]}.", // RFC 8725 §3.1
            $"{Encode("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}")}.{parts[1]}.{parts[2]}",
            new string('a', 40_000),
        ];

        foreach (var token in wrong)
        {
            var answer = await host.UserInfoAsync(token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("invalid_token", answer.Error);
            Assert.Contains("error=\"invalid_token\"", answer.Response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact, Covers("RFC 9068 §4")]
    public async Task A_token_ends_with_its_life_its_person_or_its_audience()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));
        var token = (await host.TokensAsync(EngineClients.Web))["access_token"];
        var elsewhere = (await host.TokensAsync(EngineClients.Web, request => request.With("scope", "api.read")))["access_token"];

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(elsewhere)).Status);
        host.People.Remove("ada");
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(token)).Status);
        host.People["ada"] = [];
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(token)).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(token)).Status);
    }

    [Fact, Covers("RFC 6750 §3.1")]
    public async Task A_token_without_openid_lacks_the_scope()
    {
        await using var host = await EngineHost.StartAsync();
        var token = (await host.TokensAsync(EngineClients.Web, request => request.With("scope", "email")))["access_token"];

        var answer = await host.UserInfoAsync(token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("Bearer realm=\"https://id.example.test\", error=\"insufficient_scope\", error_description=\"The access token lacks the scope openid\", scope=\"openid\"", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    private static string Encode(string json) => Portal.OpenId.Protocol.Base64Url.Encode(Encoding.UTF8.GetBytes(json));

    private static async Task<Answer> SendAsync(EngineHost host, HttpMethod method, string path, string? authorization, string? form)
    {
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}
