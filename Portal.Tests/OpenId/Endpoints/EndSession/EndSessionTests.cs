using System.Net;
using Portal.OpenId.Clients;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.EndSession;

/// <summary>Logouts that clients ask for: who is asked, and where the browser ends up.</summary>
public sealed class EndSessionTests
{
    private const string Home = "/signout?done";
    private const string Back = "https://rp.example.test/bye?state=s%26t%3Da%20te";

    [Theory]
    [InlineData("/oauth2/logout")]
    [InlineData("/oauth2/logout/")]
    [InlineData("/oidc/logout")]
    [InlineData("/oidc/logout/")]
    [Covers("RP-Initiated Logout §2"), Covers("RP-Initiated Logout §3")]
    public async Task A_client_that_shows_an_id_token_of_this_session_signs_the_person_out_and_has_them_back(string path)
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        var answer = await host.AuthorizeAsync(Logout.Request(hint).With("client_id", "web"), path);

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(Back, answer.Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact, Covers("RP-Initiated Logout §2")]
    public async Task An_expired_id_token_still_tells_whom_to_sign_out()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);
        host.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(Back, (await host.LogoutAsync(Logout.Request(hint))).Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact, Covers("RP-Initiated Logout §2")]
    public async Task A_pairwise_client_names_the_person_by_its_own_name()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Pairwise);
        Assert.NotEqual("ada", Flow.Payload(hint)["sub"]!.GetValue<string>());

        Assert.Equal(Back, (await host.LogoutAsync(Logout.Request(hint))).Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact, Covers("RP-Initiated Logout §2")]
    public async Task A_posted_logout_goes_on_as_a_get_so_that_the_session_cookie_comes_along()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        var posted = await Answer.OfAsync(await host.Http.PostAsync("/oauth2/logout", new FormUrlEncodedContent(Logout.Request(hint)!)));
        Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
        Assert.StartsWith("/oauth2/logout/resume?request=", posted.Location!.OriginalString, StringComparison.Ordinal);
        Assert.NotNull(host.User);
        var answer = await Answer.OfAsync(await host.Http.GetAsync(posted.Location));

        Assert.Equal(Back, answer.Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact]
    public async Task Without_an_address_to_go_back_to_the_browser_stays_at_the_portal()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        Assert.Equal(Home, (await host.LogoutAsync(new() { ["id_token_hint"] = hint, ["state"] = "s" })).Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact]
    public async Task A_query_of_the_registered_address_is_kept()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        var answer = await host.LogoutAsync(new() { ["id_token_hint"] = hint, ["post_logout_redirect_uri"] = Logout.Bye + "?from=portal", ["state"] = "s" });

        Assert.Equal(Logout.Bye + "?from=portal&state=s", answer.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://rp.example.test/bye/")]
    [InlineData("https://rp.example.test/BYE")]
    [InlineData("https://rp.example.test/bye?x=1")]
    [InlineData("https://rp.example.test/bye#x")]
    [InlineData("https://rp.example.test/%62ye")]
    [InlineData("https://rp.example.test:443/bye")]
    [InlineData("https://rp.example.test/cb")]
    [InlineData("https://rp.example.test.evil.test/bye")]
    [InlineData("https://rp.example.test@evil.test/bye")]
    [InlineData("https://evil.test/?https://rp.example.test/bye")]
    [InlineData("//evil.test/bye")]
    [InlineData("/bye")]
    [InlineData("javascript:alert(1)")]
    [Covers("RP-Initiated Logout §3")]
    public async Task An_address_that_is_not_registered_or_leads_nowhere_is_shown_and_never_followed(string address)
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        foreach (var proof in new[] { hint, null })
        {
            var answer = await host.LogoutAsync(Logout.Request(proof).With("client_id", "web").With("post_logout_redirect_uri", address));

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Null(answer.Location);
            Assert.NotNull(host.User);
        }
    }

    [Fact, Covers("RP-Initiated Logout §2")]
    public async Task A_client_that_is_not_the_one_of_the_id_token_or_not_known_is_told_so()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.LogoutAsync(Logout.Request(hint).With("client_id", "pairwise"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.LogoutAsync(Logout.Request(null).With("client_id", "nobody"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Answer.OfAsync(await host.Http.GetAsync("/oauth2/logout?state=a&state=b"))).Status);
        Assert.NotNull(host.User);
    }

    [Fact]
    public async Task Whoever_is_signed_out_already_just_goes_on()
    {
        await using var host = await StartAsync();
        var hint = await host.IdTokenAsync(Web);
        host.User = null;

        Assert.Equal(Back, (await host.LogoutAsync(Logout.Request(hint))).Location!.OriginalString);
        Assert.Equal(Home, (await host.LogoutAsync([])).Location!.OriginalString);
        Assert.Equal(Home, (await host.LogoutAsync(new() { ["client_id"] = "web" })).Location!.OriginalString);
        Assert.Equal(Back, (await host.ConfirmLogoutAsync((await host.LogoutAsync(Logout.Request(null).With("client_id", "web"))).Asked())).Location!.OriginalString);
    }

    private static RegisteredClient Web { get; } = Logout.Leaving(EngineClients.Web);

    private static RegisteredClient Pairwise { get; } = Logout.Leaving(EngineClients.Pairwise);

    private static async Task<EngineHost> StartAsync()
    {
        var host = await EngineHost.StartAsync(Web, Pairwise);
        host.SignIn();
        return host;
    }
}
