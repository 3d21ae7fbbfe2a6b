using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

/// <summary>The way through the sign-in and consent pages and back.</summary>
public sealed class InteractionTests
{
    [Fact, Covers("Core §3.1.2.3")]
    public async Task A_request_is_kept_across_the_sign_in_and_then_goes_on()
    {
        await using var host = await EngineHost.StartAsync();

        var asked = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("prompt", "login").With("login_hint", "ada"));
        Assert.StartsWith("/signin?request=", asked.Location!.OriginalString, StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        host.SignIn();
        var answer = await ResumeAsync(host, asked.Parameters["request"]);

        Assert.Equal("s&t=a te", answer.Parameters["state"]);
        var tokens = await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, answer.Parameters["code"]));
        Assert.Equal("n-1", Flow.Payload(tokens["id_token"])["nonce"]!.GetValue<string>());
    }

    [Fact, Covers("Core §3.1.2.3")]
    public async Task Coming_back_without_a_fresh_sign_in_leads_to_the_sign_in_page_again()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var asked = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("prompt", "login"));

        var again = await ResumeAsync(host, asked.Parameters["request"]);

        Assert.StartsWith("/signin?request=", again.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("RFC 6749 §3.1")]
    public async Task A_posted_request_goes_on_as_a_get_so_that_the_session_cookie_comes_along()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var posted = await Answer.OfAsync(await host.Http.PostAsync("/oauth2/authorize", new FormUrlEncodedContent(Flow.Authorization(EngineClients.Web)!)));
        Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
        Assert.StartsWith("/oauth2/authorize/resume?request=", posted.Location!.OriginalString, StringComparison.Ordinal);
        var answer = await ResumeAsync(host, posted.Parameters["request"]);

        Assert.True(answer.Parameters.ContainsKey("code"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [Covers("RFC 8725 §3.11")]
    public async Task A_made_up_parked_request_is_refused(string parked)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, parked)).Status);
    }

    [Fact, Covers("RFC 8725 §3.11")]
    public async Task No_other_token_of_the_portal_passes_as_a_parked_request_and_the_other_way_round()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);
        var parked = (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Asking))).Parameters["request"];

        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, tokens["id_token"])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, tokens["access_token"])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(parked)).Status);
    }

    [Fact]
    public async Task A_parked_request_that_was_altered_or_is_too_old_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        var parked = (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web))).Parameters["request"];
        host.SignIn();
        var parts = parked.Split('.');

        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, $"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}")).Status);
        Assert.NotNull(await host.Services.GetRequiredService<ParkedRequests>().ViewAsync(parked, CancellationToken.None));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, parked)).Status);
        Assert.Null(await host.Services.GetRequiredService<ParkedRequests>().ViewAsync(parked, CancellationToken.None));
    }

    [Fact]
    public async Task A_parked_request_is_judged_by_the_client_as_it_is_when_it_goes_on()
    {
        await using var host = await EngineHost.StartAsync();
        var parked = (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web))).Parameters["request"];
        host.SignIn();

        host.Stores.Add(EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { Scope = "openid" } });
        var narrowed = await ResumeAsync(host, parked);
        host.Stores.Add(EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { RedirectUris = ["https://rp.example.test/new"] } });
        var moved = await ResumeAsync(host, parked);

        Assert.Equal("invalid_scope", narrowed.Parameters["error"]);
        Assert.Equal(HttpStatusCode.BadRequest, moved.Status);
    }

    [Fact, Covers("Core §3.1.2.4")]
    public async Task Consent_is_asked_for_then_remembered_and_asked_again_for_more()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var parked = await AskedAsync(host, EngineClients.Remembering);

        var allowed = await ConfirmAsync(host, parked, "allow", "openid", "email", "offline_access");
        var remembered = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Remembering));
        var more = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Remembering).With("scope", "openid email offline_access profile"));

        Assert.True(allowed.Parameters.ContainsKey("code"));
        Assert.True(remembered.Parameters.ContainsKey("code"));
        Assert.StartsWith("/consent?", more.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("RFC 6749 §3.3")]
    public async Task A_person_can_take_scopes_away_and_is_asked_about_them_again()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var allowed = await ConfirmAsync(host, await AskedAsync(host, EngineClients.Remembering), "allow", "openid", "offline_access");
        var tokens = await host.TokenAsync(EngineClients.Remembering, Flow.Exchange(EngineClients.Remembering, allowed.Parameters["code"]));

        Assert.Equal("openid offline_access", tokens["scope"]);
        Assert.Equal("{\"sub\":\"ada\"}", (await host.UserInfoAsync(tokens["access_token"])).Body);
        await AskedAsync(host, EngineClients.Remembering);
    }

    [Fact, Covers("RFC 6749 §4.1.2.1")]
    public async Task A_no_goes_back_to_the_client_and_is_not_remembered()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var denied = await ConfirmAsync(host, await AskedAsync(host, EngineClients.Remembering), "deny", "openid", "email");

        Assert.Equal("access_denied", denied.Parameters["error"]);
        Assert.Equal(EngineHost.Issuer, denied.Parameters["iss"]);
        await AskedAsync(host, EngineClients.Remembering);
    }

    [Fact]
    public async Task A_decision_without_the_pages_own_token_is_refused()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var parked = await AskedAsync(host, EngineClients.Remembering);

        var forged = await Answer.OfAsync(await host.Http.PostAsync("/oauth2/authorize/confirm", new FormUrlEncodedContent(
            [new("request", parked), new("decision", "allow"), new("scope", "openid")])));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("maybe")]
    public async Task Anything_but_a_yes_or_a_no_is_refused(string decision)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        Assert.Equal(HttpStatusCode.BadRequest, (await ConfirmAsync(host, await AskedAsync(host, EngineClients.Remembering), decision, "openid")).Status);
    }

    [Fact]
    public async Task A_decision_of_someone_who_signed_out_meanwhile_leads_to_the_sign_in_page()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var parked = await AskedAsync(host, EngineClients.Remembering);
        host.User = null;

        var answer = await ConfirmAsync(host, parked, "allow", "openid");

        Assert.StartsWith("/signin?request=", answer.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<string> AskedAsync(EngineHost host, RegisteredClient client)
    {
        var asked = await host.AuthorizeAsync(Flow.Authorization(client));
        Assert.StartsWith("/consent?request=", asked.Location!.OriginalString, StringComparison.Ordinal);
        return asked.Parameters["request"];
    }

    private static async Task<Answer> ResumeAsync(EngineHost host, string parked) =>
        await Answer.OfAsync(await host.Http.GetAsync($"/oauth2/authorize/resume?request={Uri.EscapeDataString(parked)}"));

    private static async Task<Answer> ConfirmAsync(EngineHost host, string parked, string decision, params string[] scopes)
    {
        using var page = await host.Http.GetAsync("/form");
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var fields = new List<KeyValuePair<string, string>>
        {
            new("__RequestVerificationToken", await page.Content.ReadAsStringAsync()),
            new("request", parked),
            new("decision", decision),
        };
        fields.AddRange(scopes.Select(scope => KeyValuePair.Create("scope", scope)));

        using var post = new HttpRequestMessage(HttpMethod.Post, "/oauth2/authorize/confirm") { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", cookie);
        return await Answer.OfAsync(await host.Http.SendAsync(post));
    }
}
