using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Scopes;
using Portal.Tests.Admin;
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

    [Fact]
    public async Task A_failure_of_our_own_can_be_looked_up_by_its_id()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Services = services => services.AddSingleton<IScopeStore, BrokenScopes>() }, TestUsers.Admin);
        using var answer = await portal.Backchannel.GetAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error_description"]!.ToString();

        Assert.Contains(portal.Log.Lines, line => line.Contains(said.Split(' ')[^1], StringComparison.Ordinal));
        await portal.RestartAsync();

        var found = await portal.ByAdminAsync<IAdminErrors, RefusedDetails?>(errors => errors.ShowAsync(said.Split(' ')[^1], TestContext.Current.CancellationToken));
        Assert.Equal(("server_error", "/.well-known/openid-configuration"), (found!.Line.Error, found.Line.Endpoint));
        Assert.Contains(nameof(InvalidOperationException), found.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("boom", found.Description, StringComparison.Ordinal);
    }

    private sealed class BrokenScopes : IScopeStore
    {
        public ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) => throw new InvalidOperationException("boom");
    }
}
