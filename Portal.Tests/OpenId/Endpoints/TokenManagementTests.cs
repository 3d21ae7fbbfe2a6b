using System.Net;
using Portal.OpenId.Clients;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints;

/// <summary>Introspection and revocation, for every kind of token.</summary>
[Covers("RFC 7009 §2.1")]
[Covers("RFC 7009 §2.2")]
[Covers("RFC 7662 §2.1")]
[Covers("RFC 7662 §2.2")]
[Covers("RFC 7662 §4")]
public sealed class TokenManagementTests
{
    [Theory]
    [InlineData("/oauth2/introspect")]
    [InlineData("/oidc/introspect/")]
    public async Task A_client_learns_about_its_own_access_token(string path)
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);

        var answer = await host.AskAsync(path, EngineClients.Web, tokens["access_token"]);

        Assert.Equal(
            ["active", "token_type", "scope", "client_id", "exp", "iat", "sub", "aud", "iss", "jti", "acr", "auth_time"],
            answer.Json.Select(member => member.Key));
        Assert.True(answer.Json["active"]!.GetValue<bool>());
        Assert.Equal("web", answer["client_id"]);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_client_learns_about_its_own_refresh_token()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);

        var answer = await host.AskAsync("/oauth2/introspect", EngineClients.Web, tokens["refresh_token"]);

        Assert.Equal("refresh_token", answer["token_type"]);
        Assert.Equal("openid email offline_access", answer["scope"]);
    }

    [Fact]
    public async Task An_api_learns_about_tokens_that_are_meant_for_it_and_nothing_else()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));
        host.Stores.Add(EngineClients.Api);
        var meant = (await host.TokensAsync(EngineClients.Web, request => request.With("scope", "openid api.read")))["access_token"];
        var other = (await host.TokensAsync(EngineClients.Web))["access_token"];
        var personal = await PersonalAsync(host, "api.read");

        Assert.True(await IsActiveAsync(host, EngineClients.Api, meant));
        Assert.True(await IsActiveAsync(host, EngineClients.Api, personal));
        Assert.False(await IsActiveAsync(host, EngineClients.Api, other));
        Assert.False(await IsActiveAsync(host, EngineClients.Rotating, meant));
        Assert.False(await IsActiveAsync(host, EngineClients.Rotating, personal));
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("a.b.c")]
    [InlineData("idp_pat_000000000000000000000000000AAAAAA")]
    public async Task A_token_that_is_no_good_is_inactive_and_that_is_all_there_is_to_say(string token)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("{\"active\":false}", (await host.AskAsync("/oauth2/introspect", EngineClients.Web, token)).Body);
    }

    [Fact]
    public async Task Expired_revoked_and_id_tokens_are_inactive()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);
        var rotating = await host.TokensAsync(EngineClients.Rotating);
        await host.TokenAsync(EngineClients.Rotating, Flow.Refresh(rotating["refresh_token"]));

        Assert.False(await IsActiveAsync(host, EngineClients.Web, tokens["id_token"]));
        Assert.False(await IsActiveAsync(host, EngineClients.Rotating, rotating["refresh_token"]));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await IsActiveAsync(host, EngineClients.Web, tokens["access_token"]));
        Assert.True(await IsActiveAsync(host, EngineClients.Web, tokens["refresh_token"]));
        host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.False(await IsActiveAsync(host, EngineClients.Web, tokens["refresh_token"]));
    }

    [Fact]
    public async Task Only_an_authenticated_client_may_ask()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.AskAsync("/oauth2/introspect", EngineClients.Spa, "any")).Status);
        Assert.Equal("invalid_request", (await host.AskAsync("/oauth2/introspect", EngineClients.Web, "")).Error);
        Assert.Equal("invalid_request", (await host.AskAsync("/oauth2/revoke", EngineClients.Web, "")).Error);
    }

    [Fact]
    public async Task Revoking_a_refresh_token_ends_everything_under_its_grant()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Spa);

        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync("/oidc/revoke/", EngineClients.Spa, tokens["refresh_token"])).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(tokens["access_token"])).Status);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Spa, Flow.Refresh(tokens["refresh_token"]))).Error);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("opaque")]
    public async Task Revoking_an_access_token_ends_only_that_one_and_at_once(string clientId)
    {
        await using var host = await EngineHost.StartAsync();
        var client = EngineClients.All.Single(one => one.ClientId == clientId);
        var tokens = await host.TokensAsync(client);

        await host.AskAsync("/oauth2/revoke", client, tokens["access_token"]);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(tokens["access_token"])).Status);
        Assert.False(await IsActiveAsync(host, client, tokens["access_token"]));
        var refreshed = await host.TokenAsync(client, Flow.Refresh(tokens["refresh_token"]));
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(refreshed["access_token"])).Status);
    }

    [Fact]
    public async Task Revoking_is_idempotent_and_does_not_tell_what_existed()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);

        foreach (var token in new[] { tokens["refresh_token"], tokens["refresh_token"], tokens["access_token"], "made-up", "a.b.c" })
        {
            var answer = await host.AskAsync("/oauth2/revoke", EngineClients.Web, token);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Empty(answer.Body);
        }
    }

    [Fact]
    public async Task Another_clients_token_is_not_revoked()
    {
        await using var host = await EngineHost.StartAsync();
        var tokens = await host.TokensAsync(EngineClients.Web);

        foreach (var token in new[] { tokens["refresh_token"], tokens["access_token"] })
            Assert.Equal("unauthorized_client", (await host.AskAsync("/oauth2/revoke", EngineClients.Rotating, token)).Error);

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(tokens["access_token"])).Status);
    }

    [Fact]
    public async Task A_personal_access_token_is_a_bearer_until_it_is_revoked_or_expires()
    {
        await using var host = await EngineHost.StartAsync();
        var token = await PersonalAsync(host, "openid email");
        var expiring = await PersonalAsync(host, "openid");

        Assert.Equal("ada@example.test", (await host.UserInfoAsync(token))["email"]);
        var writes = host.Stores.Writes;
        await host.UserInfoAsync(token);
        Assert.Equal(writes, host.Stores.Writes); // the last use is not written at each request
        await host.AskAsync("/oauth2/revoke", EngineClients.Web, token); // whoever finds a leak can stop it
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(token)).Status);
        host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(expiring)).Status);
    }

    [Fact]
    public void A_personal_access_token_is_told_from_a_typing_error_without_a_database()
    {
        var text = PersonalAccessTokenText.Create();

        Assert.Matches("^idp_pat_[0-9A-Za-z]{33}$", text);
        Assert.True(PersonalAccessTokenText.IsWellFormed(text));
        Assert.False(PersonalAccessTokenText.IsWellFormed(text[..^1] + (text[^1] == 'A' ? 'B' : 'A')));
        Assert.False(PersonalAccessTokenText.IsWellFormed(text + "A"));
        Assert.False(PersonalAccessTokenText.IsWellFormed(text.Replace("idp_pat_", "idp_PAT_", StringComparison.Ordinal)));
        Assert.NotEqual(text, PersonalAccessTokenText.Create());
    }

    private static Task<string> PersonalAsync(EngineHost host, string scope)
    {
        var text = PersonalAccessTokenText.Create();
        var now = host.Clock.GetUtcNow();
        host.Stores.Add(text, new("id-1", "ada", ScopeSet.Parse(scope)!, now, now.AddDays(30), LastUsedAt: null, RevokedAt: null));
        return Task.FromResult(text);
    }

    private static async Task<bool> IsActiveAsync(EngineHost host, RegisteredClient caller, string token) =>
        (await host.AskAsync("/oauth2/introspect", caller, token)).Json["active"]!.GetValue<bool>();
}
