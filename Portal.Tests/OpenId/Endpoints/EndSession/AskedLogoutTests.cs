using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.EndSession;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.EndSession;

/// <summary>Logouts that any site could have started: nobody is signed out, and nobody sent off, without saying yes.</summary>
public sealed class AskedLogoutTests
{
    private const string Home = "/signout?done";
    private const string Back = "https://rp.example.test/bye?state=s%26t%3Da%20te";

    public static TheoryData<string> Hints { get; } =
        ["none", "garbled", "tampered", "unsigned", "of another session", "of another person", "an access token", "of a client that is gone", "with another one's signature"];

    [Theory, MemberData(nameof(Hints)), Covers("RP-Initiated Logout §2")]
    public async Task Without_an_id_token_of_this_session_the_person_is_asked(string kind)
    {
        await using var host = await StartAsync();
        var hint = await HintAsync(host, kind);

        var asked = await host.LogoutAsync(Logout.Request(hint));

        Assert.Equal(HttpStatusCode.SeeOther, asked.Status);
        Assert.NotEmpty(asked.Asked());
        Assert.NotNull(host.User);
    }

    [Theory, MemberData(nameof(Hints)), Covers("RP-Initiated Logout §3")]
    public async Task After_a_yes_the_browser_goes_only_to_a_client_that_is_known(string kind)
    {
        await using var host = await StartAsync();
        var hint = await HintAsync(host, kind);
        var known = kind is "of another session" or "of another person";

        var answer = await host.ConfirmLogoutAsync((await host.LogoutAsync(Logout.Request(hint))).Asked());

        Assert.Equal(known ? Back : Home, answer.Location!.OriginalString);
        Assert.Null(host.User);
    }

    [Fact, Covers("RP-Initiated Logout §3")]
    public async Task A_client_that_only_names_itself_has_the_person_back_after_their_yes()
    {
        await using var host = await StartAsync();

        var parked = (await host.LogoutAsync(Logout.Request(null).With("client_id", "web"))).Asked();
        var view = await host.Services.GetRequiredService<ParkedLogouts>().ViewAsync(parked, CancellationToken.None);
        var answer = await host.ConfirmLogoutAsync(parked);

        Assert.Equal("Harbor Notes", view!.Client.Name);
        Assert.Equal(Logout.Bye, view.RedirectUri);
        Assert.Equal(Back, answer.Location!.OriginalString);
    }

    [Fact]
    public async Task A_posted_logout_without_proof_is_asked_about_too()
    {
        await using var host = await StartAsync();

        var posted = await Answer.OfAsync(await host.Http.PostAsync("/oauth2/logout", new FormUrlEncodedContent([])));

        Assert.NotEmpty((await Answer.OfAsync(await host.Http.GetAsync(posted.Location))).Asked());
        Assert.NotNull(host.User);
    }

    [Fact]
    public async Task A_yes_that_does_not_come_from_the_portals_own_page_is_refused()
    {
        await using var host = await StartAsync();
        var parked = (await host.LogoutAsync([])).Asked();

        var forged = await host.Http.PostAsync("/oauth2/logout/confirm", new FormUrlEncodedContent([new("request", parked)]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.NotNull(host.User);
    }

    [Fact]
    public async Task A_parked_logout_that_no_longer_holds_signs_out_and_leads_nowhere_else()
    {
        await using var host = await StartAsync();
        var parked = (await host.LogoutAsync(Logout.Request(null).With("client_id", "web"))).Asked();
        var parts = parked.Split('.');
        host.Clock.Advance(TimeSpan.FromMinutes(30));
        host.Stores.Add(EngineClients.Web);

        foreach (var (late, text) in new[] { (false, parked), (false, $"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}"), (false, ""), (false, "x"), (true, parked) })
        {
            host.SignIn();
            if (late) host.Stores.Add(Web);
            if (late) host.Clock.Advance(TimeSpan.FromMinutes(31));

            Assert.Equal(Home, (await host.ConfirmLogoutAsync(text)).Location!.OriginalString);
            Assert.Null(host.User);
        }
    }

    [Fact, Covers("RFC 8725 §3.11")]
    public async Task Neither_a_parked_request_nor_an_id_token_passes_as_a_parked_logout()
    {
        await using var host = await StartAsync();
        var idToken = await host.IdTokenAsync(Web);
        var logout = (await host.LogoutAsync(Logout.Request(null).With("client_id", "web"))).Asked();
        var request = (await host.AuthorizeAsync(Flow.Authorization(Web).With("prompt", "login"))).Parameters["request"];

        foreach (var other in new[] { idToken, request })
        {
            Assert.Null(await host.Services.GetRequiredService<ParkedLogouts>().ViewAsync(other, CancellationToken.None));
            Assert.NotEmpty((await Answer.OfAsync(await host.Http.GetAsync($"/oauth2/logout/resume?request={other}"))).Asked());
        }

        Assert.NotEmpty((await host.LogoutAsync(Logout.Request(logout))).Asked());
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Http.GetAsync($"/oauth2/authorize/resume?request={logout}")).StatusCode);
    }

    private static RegisteredClient Web { get; } = Logout.Leaving(EngineClients.Web);

    private static RegisteredClient Gone { get; } = Logout.Leaving(EngineClients.Es256);

    private static async Task<EngineHost> StartAsync()
    {
        var host = await EngineHost.StartAsync(Web, Gone);
        host.SignIn();
        return host;
    }

    private static async Task<string?> HintAsync(EngineHost host, string kind)
    {
        var hint = await host.IdTokenAsync(Web);
        var parts = hint.Split('.');
        switch (kind)
        {
            case "none": return null;
            case "garbled": return "eyJ.garbled.";
            case "tampered": return $"{parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}";
            case "unsigned": return $"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{parts[1]}.";
            case "of another session": host.User = host.User! with { SessionId = "session-2" }; return hint;
            case "of another person": host.User = host.User! with { Subject = "grace" }; return hint;
            case "an access token": return (await host.TokensAsync(Web))["access_token"];
            case "of a client that is gone":
                var old = await host.IdTokenAsync(Gone);
                host.Stores.Remove(Gone);
                return old;
            default: return $"{parts[0]}.{parts[1]}.{(await host.IdTokenAsync(Web)).Split('.')[2]}";
        }
    }
}
