using System.Net;
using System.Text;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints;

/// <summary>What every address of the engine answers to methods, bodies and origins that it does not take.</summary>
public sealed class RouteTests
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    /// <summary>Path, allowed methods, whether browsers of any origin may call.</summary>
    public static TheoryData<string, string, bool> Routes { get; } = new()
    {
        { "/.well-known/openid-configuration", "GET, HEAD", true },
        { "/.well-known/oauth-authorization-server", "GET, HEAD", true },
        { "/.well-known/jwks.json", "GET, HEAD", true },
        { "/oidc/jwks", "GET, HEAD", true },
        { "/oauth2/authorize", "GET, HEAD, POST", false },
        { "/oidc/authorize", "GET, HEAD, POST", false },
        { "/oauth2/authorize/resume", "GET, HEAD", false },
        { "/oauth2/authorize/confirm", "POST", false },
        { "/oauth2/token", "POST", true },
        { "/oidc/token", "POST", true },
        { "/oauth2/introspect", "POST", false },
        { "/oidc/introspect", "POST", false },
        { "/oauth2/revoke", "POST", true },
        { "/oidc/revoke", "POST", true },
        { "/oauth2/register", "POST", true },
        { "/oidc/register", "POST", true },
        { "/oauth2/register/some-client", "GET, HEAD, PUT, DELETE", true },
        { "/oauth2/logout", "GET, HEAD, POST", false },
        { "/oidc/logout", "GET, HEAD, POST", false },
        { "/oauth2/logout/resume", "GET, HEAD", false },
        { "/oauth2/logout/confirm", "POST", false },
        { "/oauth2/userinfo", "GET, HEAD, POST", true },
        { "/oidc/userinfo", "GET, HEAD, POST", true },
    };

    [Theory, MemberData(nameof(Routes)), Covers("RFC 9110 §15.5.6")]
    public async Task Other_methods_are_refused_with_those_that_are_allowed(string path, string allowed, bool _)
    {
        await using var host = await EngineHost.StartAsync();
        foreach (var slash in new[] { "", "/" })
        {
            foreach (var method in Methods.Except(allowed.Split(", ")))
            {
                var answer = await Answer.OfAsync(await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path + slash)));

                Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
                Assert.Equal(allowed, string.Join(", ", answer.Response.Content.Headers.Allow));
                Assert.Equal("invalid_request", answer.Error);
            }
        }
    }

    [Theory, MemberData(nameof(Routes)), Covers("RFC 10017 §6")]
    public async Task Only_what_programs_call_answers_other_origins(string path, string allowed, bool open)
    {
        await using var host = await EngineHost.StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://spa.example.test");
        preflight.Headers.Add("Access-Control-Request-Method", allowed.Split(", ")[0]);
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,dpop,mcp-protocol-version");

        using var answer = await host.Http.SendAsync(preflight);

        Assert.Equal(open, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origin) && origin.Single() == "*");
        Assert.Equal(open, answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var _));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("/oauth2/token")]
    [InlineData("/oauth2/authorize")]
    [InlineData("/oauth2/logout")]
    [Covers("RFC 6749 §3.2")]
    public async Task A_body_that_is_no_form_is_415_and_one_that_is_too_large_413(string path)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync("{}", "application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync("a=b", "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync("", null));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("a=" + new string('b', RequestParameters.BodyLimit), "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(string.Join('&', Enumerable.Range(0, 101).Select(i => $"p{i}=1")), "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("grant_type=x&grant_type=x", "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("state=%ff", "application/x-www-form-urlencoded; charset=utf-8"));

        async Task<HttpStatusCode> PostAsync(string body, string? type)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type is not null) content.Headers.TryAddWithoutValidation("Content-Type", type);
            return (await host.Http.PostAsync(path, content)).StatusCode;
        }
    }
}
