using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
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
    public async Task A_page_that_fails_is_answered_in_the_persons_language()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Services = services => services.AddScoped<IAccountSessions, BrokenSessions>() }, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Grace);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sessions") { Headers = { { "Accept", "text/html" }, { "Accept-Language", "de" } } };

        var answer = await browser.SendAsync(request, site: "none");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await TestBrowser.ReadAsync(answer);
        Assert.Equal(("de", "Etwas ist schiefgegangen"), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task A_page_that_failed_in_its_circuit_can_be_looked_up_by_its_id()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);
        var pages = portal.Services.GetRequiredService<IPageFailures>();

        var id = pages.Note(new InvalidOperationException("boom"), "/account/apps/{Id}");
        var next = pages.Note(new InvalidOperationException("boom"), null);

        Assert.Contains(portal.Log.Lines, line => line.Contains(id, StringComparison.Ordinal));
        Assert.Contains(portal.Log.Lines, line => line.Contains("boom", StringComparison.Ordinal));
        await portal.RestartAsync();
        Assert.NotNull(await FindAsync(portal, next));
        var found = await FindAsync(portal, id);
        Assert.Equal(("server_error", "/account/apps/{Id}"), (found!.Line.Error, found.Line.Endpoint));
        Assert.Contains(nameof(InvalidOperationException), found.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("boom", found.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_our_own_can_be_looked_up_by_its_id()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Services = services => services.AddSingleton<IScopeStore, BrokenScopes>() }, TestUsers.Admin);
        using var answer = await portal.Backchannel.GetAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error_description"]!.ToString();

        Assert.Contains(portal.Log.Lines, line => line.Contains(said.Split(' ')[^1], StringComparison.Ordinal));
        await portal.RestartAsync();

        var found = await FindAsync(portal, said.Split(' ')[^1]);
        Assert.Equal(("server_error", "/.well-known/openid-configuration"), (found!.Line.Error, found.Line.Endpoint));
        Assert.Contains(nameof(InvalidOperationException), found.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("boom", found.Description, StringComparison.Ordinal);
    }

    private static Task<RefusedDetails?> FindAsync(TestPortal portal, string id) =>
        portal.ByAdminAsync<IAdminErrors, RefusedDetails?>(errors => errors.ShowAsync(id, TestContext.Current.CancellationToken));

    private sealed class BrokenSessions : IAccountSessions
    {
        public Task<IReadOnlyList<SessionView>?> ListAsync(CancellationToken cancel) => throw new InvalidOperationException("boom");

        public Task<bool> EndAsync(Guid id, CancellationToken cancel) => throw new NotSupportedException();

        public Task<int> EndOthersAsync(CancellationToken cancel) => throw new NotSupportedException();
    }

    private sealed class BrokenScopes : IScopeStore
    {
        public ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) => throw new InvalidOperationException("boom");
    }
}
