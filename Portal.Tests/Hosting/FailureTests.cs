using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Scopes;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class FailureTests
{
    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html", "text/html")]
    public async Task A_failure_of_our_own_is_answered_without_its_trace(string accept, string type)
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Services = services => services.AddSingleton<IScopeStore, BrokenScopes>() });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration") { Headers = { { "Accept", accept } } };

        var answer = await portal.Browser().SendAsync(request, site: "none");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("boom", body, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", body, StringComparison.Ordinal);
        Assert.Contains(portal.Log.Lines, line => line.Contains("boom", StringComparison.Ordinal));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    private sealed class BrokenScopes : IScopeStore
    {
        public ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) => throw new InvalidOperationException("boom");
    }
}
