using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Layout;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

/// <summary>What a person sees of an interactive page that failed.</summary>
public sealed class PageBoundaryTests : ComponentContext, IPageFailures
{
    private readonly List<(Exception Failure, string? Page)> _noted = [];

    public PageBoundaryTests() => Services.AddAuthorizationCore().AddCascadingAuthenticationState()
        .AddSingleton<IAuthorizationService, DefaultAuthorizationService>()
        .AddSingleton<AuthenticationStateProvider, Nobody>()
        .AddSingleton<IPageFailures>(this);

    [Fact]
    public async Task A_page_that_fails_is_noted_and_replaced_by_the_id()
    {
        var shown = Show(interactive: true);

        await shown.Find("button").ClickAsync();

        Assert.Equal(("boom", "/account/tokens"), (Assert.Single(_noted).Failure.Message, _noted[0].Page));
        Assert.Equal("id-1", shown.Find(ById("error-id")).TextContent);
        Assert.Equal("_top", shown.Find(ById("page-again")).GetAttribute("target"));
        Assert.DoesNotContain("boom", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("button"));
    }

    [Fact]
    public async Task The_next_page_is_shown_again()
    {
        var shown = Show(interactive: true);
        await shown.Find("button").ClickAsync();

        shown.Render(Parts);

        Assert.Single(shown.FindAll("button"));
    }

    [Fact]
    public async Task In_a_request_the_host_answers()
    {
        var shown = Show(interactive: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => shown.Find("button").ClickAsync());

        Assert.Empty(_noted);
    }

    string IPageFailures.Note(Exception failure, string? page)
    {
        _noted.Add((failure, page));
        return "id-1";
    }

    private IRenderedComponent<CascadingValue<RouteData>> Show(bool interactive)
    {
        SetRendererInfo(new RendererInfo("Server", interactive));
        return Render<CascadingValue<RouteData>>(Parts);
    }

    // As the router does it: another route for each address.
    private static void Parts(ComponentParameterCollectionBuilder<CascadingValue<RouteData>> router) => router
        .Add(it => it.Value, new(typeof(TokensPage), new Dictionary<string, object?>()))
        .AddChildContent<PageBoundary>(boundary => boundary.AddChildContent<Fails>());

    private sealed class Fails : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => throw new InvalidOperationException("boom")));
            builder.CloseElement();
        }
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new()));
    }
}
