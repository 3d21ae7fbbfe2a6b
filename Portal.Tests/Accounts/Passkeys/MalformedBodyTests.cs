using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

public sealed class MalformedBodyTests
{
    private static readonly string[] Bodies =
    [
        "", " ", "null", "1", "\"text\"", "[]", "[{}]", "{", "}", "{\"id\"", "{\"id\":1}", "{\"id\":null,\"rawId\":null}", "nonsense",
        "{\"id\":\"AAAA\",\"id\":\"AAAA\"}", "{\"id\":\"\\ud800\",\"rawId\":\"\\ud800\"}", "{\"\\ud800\":1}",
        "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"response\":[]}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"response\":{\"clientDataJSON\":\"AAAA\"}}",
        "{\"id\":\"A===\",\"rawId\":\"A===\",\"response\":{}}", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"response\":{\"clientDataJSON\":\"bnVsbA\"}}",
        "\ufeff{}", "{} {}", "{\"a\":1,}", "{/* */}",
    ];

    [Theory]
    [InlineData(PasskeyCalls.RegisterVerify)]
    [InlineData(PasskeyCalls.SignInVerify)]
    public async Task No_body_makes_the_portal_fail(string address)
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:RateLimits:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        foreach (var body in Bodies.Append(Nested(100)).Append(Nested(5000)))
        {
            var response = await browser.PostJsonAsync(address, body);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{(int)response.StatusCode} for {body}");
            Assert.Equal("verification_failed", await Task.FromResult(response).ReasonAsync());
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"signUp\":1}")]
    [InlineData("{\"signUp\":null}")]
    [InlineData("{\"signUp\":\"\\ud800\"}")]
    [InlineData("{\"signUp\":\"x\",\"signUp\":\"y\"}")]
    public async Task Options_are_not_made_for_nonsense(string body)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, body)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAA")]
    public async Task A_made_up_sign_up_is_over(string ticket)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var body = new JsonObject { ["signUp"] = ticket }.ToJsonString();

        Assert.Equal("expired", await browser.PostJsonAsync(PasskeyCalls.RegisterOptions, body).ReasonAsync());
    }

    [Fact]
    public async Task Mangled_answers_of_a_real_ceremony_are_refused_one_and_all()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:RateLimits:Enabled"] = "false" }, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        await browser.RegisterAsync(authenticator);
        var random = new Random(20260101);

        for (var round = 0; round < 150; round++)
        {
            var signIn = round % 2 == 0;
            var answer = signIn
                ? authenticator.Get(await browser.RequestOptionsAsync())
                : new SoftAuthenticator().Create(await browser.CreationOptionsAsync());
            var mangled = Mangle(answer, random);
            var response = await browser.PostJsonAsync(signIn ? PasskeyCalls.SignInVerify : PasskeyCalls.RegisterVerify, mangled);
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} for {mangled}");
        }

        Assert.DoesNotContain(portal.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_too_large()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var body = $"{{\"a\":\"{new string('a', 70_000)}\"}}";

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.PostJsonAsync(PasskeyCalls.SignInVerify, body)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.SendAsync(Chunked(body), "same-origin")).StatusCode);
    }

    [Theory]
    [InlineData(PasskeyCalls.RegisterOptions, "POST")]
    [InlineData(PasskeyCalls.RegisterVerify, "POST")]
    [InlineData(PasskeyCalls.SignInOptions, "POST")]
    [InlineData("/oidc/passkey/authenticate/verify", "POST")]
    [InlineData("/oidc/passkey/delete/AAAA", "POST")]
    [InlineData(PasskeyCalls.List, "GET, HEAD")]
    public async Task Another_method_is_told_the_right_one(string address, string method)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var response = method.StartsWith("GET", StringComparison.Ordinal) ? await browser.PostJsonAsync(address, "{}") : await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(method, string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Another_kind_of_body_is_not_read()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();

        var response = await browser.PostFormAsync(PasskeyCalls.SignInVerify, [new("id", "AAAA")]);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static HttpRequestMessage Chunked(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, PasskeyCalls.SignInVerify)
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body))),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static string Mangle(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var edits = random.Next(1, 4); edits > 0 && changed.Length > 2; edits--)
        {
            var at = random.Next(changed.Length);
            switch (random.Next(4))
            {
                case 0: changed.Remove(at, Math.Min(random.Next(1, 20), changed.Length - at)); break;
                case 1: changed[at] = (char)random.Next(32, 127); break;
                case 2: changed.Insert(at, "AAAA"); break;
                default: changed.Insert(at, "\""); break;
            }
        }

        return changed.ToString();
    }
}
