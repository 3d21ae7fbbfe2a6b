using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ErrorPageTests : ComponentContext
{
    private readonly Visitor _visitor = new();

    public ErrorPageTests() => Services.AddAuthorizationCore().AddCascadingAuthenticationState()
        .AddSingleton<IAuthorizationService, DefaultAuthorizationService>()
        .AddSingleton<AuthenticationStateProvider>(_visitor);

    [Fact]
    public void What_an_app_sent_is_shown_as_text()
    {
        var markup = Show("<script>alert(1)</script>", null).Markup;

        Assert.Contains("&lt;script&gt;", markup);
        Assert.DoesNotContain("<script", markup);
    }

    [Fact]
    public void It_is_a_whole_page_with_a_heading_a_code_and_an_id()
    {
        var page = Show("redirect_uri is not registered", "invalid_request");

        Assert.StartsWith("<!DOCTYPE html>", page.Markup.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("Nothing was shared", Assert.Single(page.FindAll("h1")).TextContent);
        Assert.Equal("invalid_request", page.Find(ById("error-code")).TextContent);
        Assert.Equal("id-1", page.Find(ById("error-id")).TextContent);
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("auditor", true)]
    [InlineData("other", false)]
    public void Who_looks_after_the_portal_is_led_to_how_it_came_to_this(string role, bool led)
    {
        _visitor.Is = new(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));

        Assert.Equal(led ? ["/admin/errors/id-1"] : [], Show("redirect_uri is not registered", "invalid_request").FindAll(ById("error-look-up")).Select(link => link.GetAttribute("href")));
    }

    private IRenderedComponent<ErrorPage> Show(string detail, string? code) =>
        Render<ErrorPage>(page => page.Add(it => it.Error, new ErrorView("Nothing was shared", "Go back.", code, detail, "id-1")));

    private sealed class Visitor : AuthenticationStateProvider
    {
        public ClaimsPrincipal Is { get; set; } = new(new ClaimsIdentity());

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(Is));
    }
}
