using System.Net;
using Portal.OpenId.Clients;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

/// <summary>Whom an answer is about, and what it tells of them.</summary>
public sealed class SubjectAndClaimsTests
{
    [Fact, Covers("Core §8.1")]
    public async Task Clients_of_one_sector_know_a_person_by_one_name_and_others_by_another()
    {
        await using var host = await EngineHost.StartAsync();

        var names = new List<string>();
        foreach (var client in new[] { EngineClients.Pairwise, EngineClients.PairwiseSibling, EngineClients.PairwiseStranger, EngineClients.Web })
        {
            var tokens = await host.TokensAsync(client);
            var name = Subject(tokens["id_token"]);
            Assert.Equal(name, Subject(tokens["access_token"]));
            Assert.Equal(name, (await host.UserInfoAsync(tokens["access_token"]))["sub"]);
            Assert.Equal(name, Subject((await host.TokenAsync(client, Flow.Refresh(tokens["refresh_token"])))["id_token"]));
            names.Add(name);
        }

        Assert.Equal(names[0], names[1]);
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal("ada", names[3]);
    }

    // Attack: two clients that may not know that two of their people are one lay what else is in their tokens side by side.
    [Fact, Covers("Core §8.1"), Covers("Back-Channel Logout §2.1")]
    public async Task Clients_know_one_session_by_different_names_that_stay()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var first = await host.TokensAsync(EngineClients.Pairwise);
        var again = await host.TokensAsync(EngineClients.Pairwise);
        var stranger = await host.TokensAsync(EngineClients.PairwiseStranger);

        Assert.Equal(Session(first["id_token"]), Session(again["id_token"]));
        Assert.Equal(Session(first["id_token"]), Session(first["access_token"]));
        Assert.NotEqual(Session(first["id_token"]), Session(stranger["id_token"]));
        var seen = Values(first).Intersect(Values(stranger));
        Assert.DoesNotContain(seen, value => value.Contains(host.User!.SessionId, StringComparison.Ordinal) || value.Contains("ada", StringComparison.Ordinal));

        static IEnumerable<string> Values(Answer answer) => Flow.Payload(answer["id_token"])
            .Concat(Flow.Payload(answer["access_token"])).Select(claim => claim.Value!.ToJsonString());
    }

    [Theory]
    [InlineData("web")]
    [InlineData("pairwise")]
    [Covers("Core §3.1.2.1"), Covers("Core §5.5.1")]
    public async Task A_hint_or_a_wanted_sub_must_be_the_person_who_is_signed_in(string clientId)
    {
        await using var host = await EngineHost.StartAsync();
        host.People["bob"] = [];
        RegisteredClient client = EngineClients.All.Single(one => one.ClientId == clientId);
        var hint = (await host.TokensAsync(client))["id_token"];
        host.Clock.Advance(TimeSpan.FromDays(2)); // an expired hint is still a hint
        var wanted = """{"id_token":{"sub":{"value":"SUB"}}}""".Replace("SUB", Subject(hint), StringComparison.Ordinal);
        var hinted = Flow.Authorization(client).With("id_token_hint", hint).With("prompt", "none");
        var claimed = Flow.Authorization(client).With("claims", wanted).With("prompt", "none");

        Assert.True((await host.AuthorizeAsync(hinted)).Parameters.ContainsKey("code"));
        Assert.True((await host.AuthorizeAsync(claimed)).Parameters.ContainsKey("code"));
        host.SignIn("bob");
        Assert.Equal("login_required", (await host.AuthorizeAsync(hinted)).Parameters["error"]);
        Assert.Equal("login_required", (await host.AuthorizeAsync(claimed)).Parameters["error"]);
    }

    [Fact, Covers("Core §5.5"), Covers("Core §5.2")]
    public async Task Single_claims_are_released_where_they_were_asked_for()
    {
        await using var host = await EngineHost.StartAsync();
        host.People["ada"]["name#de"] = "Gräfin Ada";
        host.People["ada"]["secret_note"] = "never";
        var tokens = await host.TokensAsync(EngineClients.Web, request => request
            .With("scope", "openid")
            .With("claims", """{"userinfo":{"name":null,"secret_note":null,"sub":null},"id_token":{"email":{"essential":true},"auth_time":null}}""")
            .With("claims_locales", "de fr"));

        var person = (await host.UserInfoAsync(tokens["access_token"])).Json;

        Assert.Equal("ada@example.test", Flow.Payload(tokens["id_token"])["email"]!.GetValue<string>());
        Assert.Equal(["sub", "name", "name#de"], person.Select(claim => claim.Key));
        var refreshed = await host.TokenAsync(EngineClients.Web, Flow.Refresh(tokens["refresh_token"]));
        Assert.NotNull(Flow.Payload(refreshed["id_token"])["email"]);
    }

    [Fact, Covers("Core §5.5")]
    public async Task A_single_claim_needs_the_same_consent_as_its_scope()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        await host.Stores.RememberAsync("ada", "remembering", Portal.OpenId.Protocol.ScopeSet.Of(["openid"]), host.Clock.GetUtcNow(), CancellationToken.None);
        var plain = Flow.Authorization(EngineClients.Remembering).With("scope", "openid");

        Assert.True((await host.AuthorizeAsync(plain)).Parameters.ContainsKey("code"));
        Assert.StartsWith(
            "/consent", (await host.AuthorizeAsync(plain.With("claims", """{"userinfo":{"email":null}}"""))).Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact, Covers("Core §5.5")]
    public async Task A_claim_beyond_the_clients_scopes_is_not_released()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Add(EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { Scope = "openid" } });
        var tokens = await host.TokensAsync(EngineClients.Web, request => request
            .With("scope", "openid").With("claims", """{"userinfo":{"email":null}}"""));

        Assert.Equal("{\"sub\":\"ada\"}", (await host.UserInfoAsync(tokens["access_token"])).Body);
    }

    [Fact, Covers("Core §5.3.2")]
    public async Task Userinfo_is_signed_for_a_client_that_registered_for_it()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.SignedUserInfo);

        var answer = await host.UserInfoAsync(tokens["access_token"]);

        Assert.Equal("application/jwt", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PS256", Flow.Header(answer.Body)["alg"]!.GetValue<string>());
        Assert.Equal(["iss", "aud", "sub", "email", "email_verified"], Flow.Payload(answer.Body).Select(claim => claim.Key));
    }

    [Fact]
    public async Task An_opaque_access_token_tells_nothing_and_works_the_same()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.OpaqueTokens);

        Assert.DoesNotContain(".", tokens["access_token"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(tokens["access_token"])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(tokens["access_token"] + "A")).Status);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(tokens["access_token"])).Status);
    }

    private static string Subject(string jwt) => Flow.Payload(jwt)["sub"]!.GetValue<string>();

    private static string Session(string jwt) => Flow.Payload(jwt)["sid"]!.GetValue<string>();
}
