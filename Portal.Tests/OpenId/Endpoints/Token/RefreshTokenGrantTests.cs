using System.Net;
using Portal.OpenId.Clients;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Token;

public sealed class RefreshTokenGrantTests
{
    [Theory]
    [InlineData("spa", true)]
    [InlineData("rotating", true)]
    [InlineData("web", false)]
    [Covers("OAuth 2.1 §4.3.1")]
    public async Task Public_clients_get_a_new_refresh_token_and_confidential_ones_keep_theirs(string clientId, bool rotates)
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(Client(clientId));

        var second = await host.TokenAsync(Client(clientId), Flow.Refresh(first["refresh_token"]));

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(rotates, first["refresh_token"] != second["refresh_token"]);
        Assert.NotEqual(first["access_token"], second["access_token"]);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(second["access_token"])).Status);
    }

    [Fact, Covers("OAuth 2.1 §4.3.1")]
    public async Task Using_a_replaced_token_again_ends_the_whole_family()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);
        var second = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]));
        host.Clock.Advance(TimeSpan.FromSeconds(11));

        var stolen = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]));

        Assert.Equal("invalid_grant", stolen.Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(second["refresh_token"]))).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(second["access_token"])).Status);
    }

    [Fact, Covers("OAuth 2.1 §4.3.1")]
    public async Task A_client_that_lost_the_answer_gets_the_same_token_again_for_ten_seconds()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);
        var second = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]));
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        var retried = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]));

        Assert.Equal(HttpStatusCode.OK, retried.Status);
        Assert.Equal(second["refresh_token"], retried["refresh_token"]);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(second["refresh_token"]))).Status);
    }

    [Fact, Covers("OAuth 2.1 §4.3.1")]
    public async Task A_retry_after_the_successor_was_used_is_a_theft()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);
        var second = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]));
        var third = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(second["refresh_token"]));

        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]))).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(third["refresh_token"]))).Error);
    }

    [Fact, Covers("OAuth 2.1 §4.3.1")]
    public async Task Refreshes_at_once_all_get_the_one_successor()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"])))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => answer["refresh_token"]).Distinct());
        Assert.Equal(2, host.Stores.RefreshTokens);
    }

    [Theory]
    [InlineData(null, "openid email offline_access")]
    [InlineData("openid", "openid")]
    [InlineData("email openid", "email openid")]
    [Covers("RFC 6749 §6")]
    public async Task The_scope_can_be_narrowed_for_one_answer(string? asked, string given)
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);

        var narrowed = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]).With("scope", asked));
        var whole = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(narrowed["refresh_token"]));

        Assert.Equal(given, narrowed["scope"]);
        Assert.Equal("openid email offline_access", whole["scope"]);
    }

    [Theory]
    [InlineData("openid profile")]
    [InlineData("admin")]
    [InlineData("\"")]
    [InlineData(" ")]
    [Covers("RFC 6749 §6")]
    public async Task The_scope_cannot_be_widened_and_trying_leaves_the_token_alone(string asked)
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);

        Assert.Equal("invalid_scope", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]).With("scope", asked))).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]))).Status);
    }

    [Fact, Covers("Core §12.2")]
    public async Task A_refreshed_id_token_keeps_the_time_of_the_sign_in_and_has_no_nonce()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Web);
        host.Clock.Advance(TimeSpan.FromDays(1));

        var before = Flow.Payload(first["id_token"]);
        var after = Flow.Payload((await host.TokenAsync(EngineClients.Web, Flow.Refresh(first["refresh_token"])))["id_token"]);

        foreach (var same in new[] { "iss", "sub", "aud", "auth_time", "acr", "sid" }) Assert.Equal(before[same]!.ToJsonString(), after[same]!.ToJsonString());
        Assert.True(after["iat"]!.GetValue<long>() > before["iat"]!.GetValue<long>());
        Assert.Null(after["nonce"]);
    }

    [Fact, Covers("RFC 6749 §6")]
    public async Task A_refresh_token_is_refused_to_another_client_and_that_harms_nobody()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);

        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Native, Flow.Refresh(first["refresh_token"]))).Error);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(first["refresh_token"]))).Status);
    }

    [Theory]
    [InlineData(null, "invalid_request")]
    [InlineData("", "invalid_request")]
    [InlineData("unknown", "invalid_grant")]
    [Covers("RFC 6749 §5.2")]
    public async Task A_missing_or_unknown_token_is_refused(string? token, string error)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(error, (await host.TokenAsync(EngineClients.Spa, Flow.Refresh("x").With("refresh_token", token))).Error);
    }

    [Fact, Covers("RFC 6749 §5.2")]
    public async Task An_access_or_id_token_or_a_code_is_no_refresh_token()
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(EngineClients.Spa);

        foreach (var wrong in new[] { first["access_token"], first["id_token"], await host.CodeAsync(EngineClients.Spa) })
            Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(wrong))).Error);
    }

    [Fact, Covers("RFC 10017 §8")]
    public async Task A_family_ends_when_it_lies_idle_and_at_the_latest_after_ninety_days()
    {
        await using var host = await EngineHost.StartAsync();
        var idle = await host.TokensAsync(EngineClients.Spa);
        var used = await host.TokensAsync(EngineClients.Spa);
        var kept = await host.TokensAsync(EngineClients.Web);
        for (var day = 29; day < 90; day += 29)
        {
            host.Clock.Advance(TimeSpan.FromDays(29));
            used = await host.TokenAsync(EngineClients.Spa, Flow.Refresh(used["refresh_token"]));
            Assert.Equal(HttpStatusCode.OK, used.Status);
            Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Web, Flow.Refresh(kept["refresh_token"]))).Status);
            if (day > 29) Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(idle["refresh_token"]))).Error);
        }

        host.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(used["refresh_token"]))).Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Web, Flow.Refresh(kept["refresh_token"]))).Error);
    }

    [Theory]
    [InlineData("web", 0)] // kept, and prolonged at most once a day
    [InlineData("spa", 1)]
    public async Task A_refresh_writes_at_most_once(string clientId, int writes)
    {
        await using var host = await EngineHost.StartAsync();
        var first = await host.TokensAsync(Client(clientId));
        host.Clock.Advance(TimeSpan.FromHours(1));
        var before = host.Stores.Writes;

        await host.TokenAsync(Client(clientId), Flow.Refresh(first["refresh_token"]));

        Assert.Equal(writes, host.Stores.Writes - before);
    }

    private static RegisteredClient Client(string id) => EngineClients.All.Single(client => client.ClientId == id);
}
