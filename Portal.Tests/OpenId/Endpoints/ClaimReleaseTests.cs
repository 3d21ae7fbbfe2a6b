using System.Net;
using Portal.OpenId.Clients;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints;

/// <summary>What is noted of what clients are given about a person.</summary>
public sealed class ClaimReleaseTests
{
    private const string Claims = """{"id_token":{"email":null,"name":null,"birthdate":null}}""";

    [Fact]
    public async Task An_id_token_notes_what_it_tells_about_the_person_and_nothing_of_the_protocol()
    {
        await using var host = await EngineHost.StartAsync();
        host.People["ada"]["name#de"] = "Gräfin Ada";

        await host.TokensAsync(EngineClients.Web, request => request.With("claims", Claims).With("claims_locales", "de"));

        Assert.Equal(["id_token: email name sub"], Noted(host));
        Assert.Equal(FakeClock.Start, host.Stores.Released.Single().At);
    }

    [Fact]
    public async Task Userinfo_notes_a_set_of_claims_once_a_day_and_a_new_one_at_once()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web, request => request.With("scope", "openid email"));
        var access = tokens["access_token"];

        Assert.Equal(1, await WritesAsync(host, () => host.UserInfoAsync(access)));
        Assert.Equal(0, await WritesAsync(host, () => host.UserInfoAsync(access)));
        host.People["ada"].Remove("email_verified");
        Assert.Equal(1, await WritesAsync(host, () => host.UserInfoAsync(access)));
        Assert.Equal(["id_token: sub", "userinfo: email email_verified sub", "userinfo: email sub"], Noted(host));

        host.Clock.Advance(TimeSpan.FromDays(1));
        var renewed = (await host.TokenAsync(EngineClients.Web, Flow.Refresh(tokens["refresh_token"])))["access_token"];
        Assert.Equal(1, await WritesAsync(host, () => host.UserInfoAsync(renewed)));
        Assert.Equal(0, await WritesAsync(host, () => host.UserInfoAsync(renewed)));
        Assert.Equal(
            [FakeClock.Start, FakeClock.Start.AddDays(1)],
            host.Stores.Released.Where(release => release.Place == "userinfo").Select(release => release.At).Order());
    }

    [Theory]
    [InlineData("web", 0)] // kept: the same claims are noted again after a day
    [InlineData("spa", 1)] // rotated: a write goes along anyway
    public async Task A_refresh_notes_with_the_one_write_that_it_may_have(string clientId, int writes)
    {
        await using var host = await EngineHost.StartAsync();
        RegisteredClient client = EngineClients.All.Single(one => one.ClientId == clientId);
        var refresh = (await host.TokensAsync(client, request => request.With("claims", Claims)))["refresh_token"];
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(writes, await WritesAsync(host, RefreshAsync));
        host.People["ada"]["birthdate"] = "1815-12-10";
        Assert.Equal(1, await WritesAsync(host, RefreshAsync));
        Assert.Contains("id_token: birthdate email name sub", Noted(host));
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await WritesAsync(host, RefreshAsync));
        Assert.Equal(host.Clock.GetUtcNow(), host.Stores.Released.Max(release => release.At));

        async Task RefreshAsync() => refresh = (await host.TokenAsync(client, Flow.Refresh(refresh)))["refresh_token"];
    }

    [Theory]
    [InlineData("id_token", "id_token: email email_verified sub")]
    [InlineData("id_token token", "id_token: sub")]
    [InlineData("code id_token", "id_token: sub")]
    [InlineData("token", "")]
    [InlineData("code", "")]
    [InlineData("none", "")]
    public async Task An_id_token_through_the_browser_counts(string type, string noted)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        await host.AuthorizeAsync(Flow.Authorization(EngineClients.Compat).With("response_type", type).With("scope", "openid email").With("nonce", "n-1"));

        Assert.Equal(noted, string.Join(", ", Noted(host)));
    }

    [Fact]
    public async Task A_client_with_names_of_its_own_for_people_is_noted_the_same()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Pairwise, request => request.With("scope", "openid email"));

        await host.UserInfoAsync(tokens["access_token"]);

        Assert.Equal(["id_token: sub", "userinfo: email email_verified sub"], Noted(host));
    }

    [Fact]
    public async Task A_signed_userinfo_answer_is_noted_without_what_signs_it()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.SignedUserInfo, request => request.With("scope", "openid email"));

        await host.UserInfoAsync(tokens["access_token"]);

        Assert.Contains("userinfo: email email_verified sub", Noted(host));
    }

    [Fact]
    public async Task A_code_that_is_replayed_notes_nothing()
    {
        await using var host = await EngineHost.StartAsync();
        var code = await host.CodeAsync(EngineClients.Web);
        await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code));
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        await host.TokenAsync(EngineClients.Web, Flow.Exchange(EngineClients.Web, code));

        Assert.Equal(FakeClock.Start, host.Stores.Released.Single().At);
    }

    [Fact]
    public async Task A_persons_own_token_is_given_to_no_client()
    {
        await using var host = await EngineHost.StartAsync();
        var text = PersonalAccessTokenText.Create();
        host.Stores.Add(text, new("t-1", "ada", ScopeSet.Of(["openid", "email"]), host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(1), null, null));

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(text)).Status);

        Assert.Empty(host.Stores.Released);
    }

    [Fact]
    public async Task A_refused_userinfo_request_notes_nothing()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web, request => request.With("scope", "email"));

        Assert.Equal(HttpStatusCode.Forbidden, (await host.UserInfoAsync(tokens["access_token"])).Status);

        Assert.Empty(host.Stores.Released);
    }

    private static IEnumerable<string> Noted(EngineHost host) =>
        host.Stores.Released.Select(release => $"{release.Place}: {string.Join(' ', release.Claims)}").Order(StringComparer.Ordinal);

    private static async Task<int> WritesAsync(EngineHost host, Func<Task> work)
    {
        var before = host.Stores.Writes;
        await work();
        return host.Stores.Writes - before;
    }
}
