using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class PagesTests
{
    [Fact]
    public async Task Somebody_at_an_unknown_address_gets_a_page_and_not_found()
    {
        await using var portal = await TestPortal.StartAsync();

        var answer = await AskAsync(portal, "/nowhere", "text/html,*/*;q=0.8");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("There is nothing here", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Theory]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/.well-known/nothing", "text/html")]
    public async Task A_program_at_an_unknown_address_gets_no_page(string path, string accept)
    {
        await using var portal = await TestPortal.StartAsync();

        var answer = await AskAsync(portal, path, accept);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/oauth2/nothing")]
    [InlineData("/.well-known/nothing")]
    public async Task An_unknown_address_is_unknown_to_every_method(string path)
    {
        await using var portal = await TestPortal.StartAsync();

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Head })
            Assert.Equal(HttpStatusCode.NotFound, (await portal.Backchannel.SendAsync(new(method, path), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/.well-known/passkey-endpoints")]
    [InlineData("/.well-known/change-password")]
    [InlineData("/oidc/api/consents/")]
    [InlineData("/")]
    [InlineData("/signin")]
    [InlineData("/account/sessions")]
    public async Task What_can_be_read_can_be_asked_for_without_its_body(string path)
    {
        await using var portal = await TestPortal.StartAsync();

        var read = await portal.Backchannel.GetAsync(path, TestContext.Current.CancellationToken);
        var asked = await portal.Backchannel.SendAsync(new(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        var refused = await portal.Backchannel.SendAsync(new(HttpMethod.Put, path), TestContext.Current.CancellationToken);

        Assert.Equal((read.StatusCode, read.Headers.Location), (asked.StatusCode, asked.Headers.Location));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Superset(new HashSet<string>(["GET", "HEAD"]), refused.Content.Headers.Allow.ToHashSet());
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/recover")]
    [InlineData("/account/profile")]
    public async Task A_form_that_is_too_large_is_not_read(string path)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var answer = await browser.PostFormAsync(path, new Dictionary<string, string> { ["userName"] = new('a', 70_000) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_leads_on_within_the_portal_whatever_host_was_named()
    {
        await using var portal = await TestPortal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/signin/code") { Headers = { Host = "evil.example" } };

        var answer = await portal.Backchannel.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("/signin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_front_door_leads_to_the_account()
    {
        await using var portal = await TestPortal.StartAsync();

        var answer = await portal.Browser().GetAsync("/");

        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_page_is_dressed_by_files_of_the_portal_alone()
    {
        await using var portal = await TestPortal.StartAsync(SignInOnly);

        var page = await TestBrowser.ReadAsync(await portal.Browser().GetAsync("/signin"));

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), [onclick], base"));
        Assert.All(page.QuerySelectorAll("link[href]"), link => Assert.StartsWith("/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_with_a_page_that_says_what_to_do()
    {
        await using var portal = await TestPortal.StartAsync(SignInOnly);

        var answer = await portal.Browser().PostFormAsync(
            "/signin", new Dictionary<string, string> { ["_handler"] = "signin", ["step"] = "name", ["userName"] = "ada" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("This page was open too long", (await TestBrowser.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task The_first_step_of_signing_in_works_without_script()
    {
        await using var portal = await TestPortal.StartAsync(SignInOnly);
        var browser = portal.Browser();

        var second = await browser.SubmitAsync(await browser.GetAsync("/signin"), new Dictionary<string, string> { ["userName"] = "ada" });

        var page = await TestBrowser.ReadAsync(second);
        Assert.Equal("ada", page.QuerySelector(ComponentContext.ById("signin-username"))?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(ComponentContext.ById("signin-password")));
    }

    private static TestSettings SignInOnly => new() { Services = services => services.AddSingleton<ISignInPage, OpenSignIn>() };

    private static Task<HttpResponseMessage> AskAsync(TestPortal portal, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return portal.Browser().SendAsync(request, site: "none");
    }

    private sealed class OpenSignIn : ISignInPage
    {
        public Task<PageResult> ChooseAsync(Guid account, Destination destination, CancellationToken cancel) => throw new NotSupportedException();

        public Task<PageResult> LeaveAsync(Guid account, Destination destination, CancellationToken cancel) => throw new NotSupportedException();

        public Task<SignInView> ShowAsync(Destination destination, SignInWish how, CancellationToken cancel) =>
            Task.FromResult(new SignInView(null, null, Passwords: true, SignUp: false, Expired: false));

        public Task<PageResult> WithPasswordAsync(string userName, string password, Destination destination, CancellationToken cancel) =>
            Task.FromResult<PageResult>(new PageResult.Mend("No."));

        public Task<PasskeyOfferView?> ShowPasskeyOfferAsync(Destination destination, CancellationToken cancel) =>
            Task.FromResult<PasskeyOfferView?>(null);
    }
}
