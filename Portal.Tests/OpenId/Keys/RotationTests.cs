using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Keys;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Keys;

/// <summary>A whole rotation, with tokens of every age.</summary>
[Covers("Core §10.1.1")]
public sealed class RotationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_of_every_age_are_judged_rightly_through_a_whole_rotation()
    {
        await using var host = await EngineHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyRing>();
        host.SignIn();
        var ancient = await host.TokensAsync(EngineClients.Web);
        var first = Kid(ancient["id_token"]);

        host.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(3, await keys.MakeDueKeysAsync(Cancel));
        Assert.Equal(6, await PublishedAsync(host));
        host.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5));
        var old = await host.TokensAsync(EngineClients.Web);
        var parked = await ParkAsync(host);
        Assert.Equal(first, Kid(old["id_token"]));

        host.Clock.Advance(TimeSpan.FromMinutes(6));
        var young = await host.TokensAsync(EngineClients.Web);
        Assert.NotEqual(first, Kid(young["id_token"]));
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(old["access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(young["access_token"])).Status);

        host.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.StartsWith("/consent?", (await ResumeAsync(host, parked)).Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(old["access_token"])).Status); // by its own age

        host.Clock.Advance(TimeSpan.FromHours(25)); // some client's tokens may live for a day
        Assert.Equal(3, await PublishedAsync(host));
        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, parked)).Status);
        foreach (var hint in new[] { ancient, old, young })
            Assert.Contains("code", (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("id_token_hint", hint["id_token"]))).Parameters.Keys);
    }

    [Fact]
    public async Task A_rotation_that_an_administrator_asks_for_is_announced_before_it_takes_over()
    {
        await using var host = await EngineHost.StartAsync();
        var first = Kid((await host.TokensAsync(EngineClients.Web))["id_token"]);

        var from = await host.Services.GetRequiredService<KeyRing>().RotateAsync(Cancel);

        Assert.True(from - host.Clock.Now >= TimeSpan.FromMinutes(5), "apps may keep the key set for so long");
        Assert.Equal(6, await PublishedAsync(host));
        Assert.Equal(first, Kid((await host.TokensAsync(EngineClients.Web))["id_token"]));
        host.Clock.Advance(from - host.Clock.Now);
        Assert.NotEqual(first, Kid((await host.TokensAsync(EngineClients.Web))["id_token"]));
        Assert.Equal(6, await PublishedAsync(host));
    }

    [Fact]
    public async Task A_token_that_a_client_gets_for_a_whole_day_outlives_the_turn_of_its_key()
    {
        var patient = EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { AccessTokenLifetime = 86_400 } };
        await using var host = await EngineHost.StartAsync(patient);
        var keys = host.Services.GetRequiredService<KeyRing>();
        host.Clock.Advance(TimeSpan.FromDays(89));
        await keys.MakeDueKeysAsync(Cancel);
        host.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        var tokens = await host.TokensAsync(patient);

        host.Clock.Advance(TimeSpan.FromHours(23));

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(tokens["access_token"])).Status);
    }

    [Fact]
    public async Task A_revoked_key_takes_all_that_it_signed_with_it_and_another_signs_at_once()
    {
        await using var host = await EngineHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyRing>();
        var tokens = await host.TokensAsync(EngineClients.Web);
        var parked = await ParkAsync(host);
        var stolen = Kid(tokens["id_token"]);

        Assert.True(await keys.RevokeAsync(stolen, Cancel));
        Assert.True(await keys.RevokeAsync(Kid(tokens["access_token"]), Cancel) || Kid(tokens["access_token"]) == stolen);
        Assert.True(await keys.RevokeAsync(Kid(parked), Cancel));

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(tokens["access_token"])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ResumeAsync(host, parked)).Status);
        Assert.Equal("invalid_request", (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("id_token_hint", tokens["id_token"]))).Parameters["error"]);
        Assert.Equal(3, await PublishedAsync(host));
        Assert.DoesNotContain(stolen, (await Answer.OfAsync(await host.Http.GetAsync("/.well-known/jwks.json", Cancel))).Body, StringComparison.Ordinal);
        var fresh = await host.TokensAsync(EngineClients.Web);
        Assert.NotEqual(stolen, Kid(fresh["id_token"]));
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(fresh["access_token"])).Status);
        Assert.False(await keys.RevokeAsync(stolen, Cancel));
        Assert.False(await keys.RevokeAsync("made-up", Cancel));
    }

    [Fact]
    public async Task What_each_key_does_can_be_told()
    {
        await using var host = await EngineHost.StartAsync();
        var keys = host.Services.GetRequiredService<KeyRing>();
        await keys.RotateAsync(Cancel);
        Assert.Equal([KeyStage.Signing, KeyStage.Next], await StagesAsync());

        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([KeyStage.Retired, KeyStage.Signing], await StagesAsync());

        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([KeyStage.Gone, KeyStage.Signing], await StagesAsync());

        await keys.RevokeAsync((await OfRsaAsync())[1].Kid, Cancel);
        Assert.Equal([KeyStage.Signing, KeyStage.Revoked], await StagesAsync());

        async Task<List<KeyState>> OfRsaAsync() => [.. (await keys.StatesAsync(Cancel)).Where(key => key.Algorithm == "RS256")];
        async Task<List<KeyStage>> StagesAsync() => [.. (await OfRsaAsync()).Select(key => key.Stage)];
    }

    private static string Kid(string jwt) => Flow.Header(jwt)["kid"]!.GetValue<string>();

    private static async Task<int> PublishedAsync(EngineHost host) =>
        (await Answer.OfAsync(await host.Http.GetAsync("/.well-known/jwks.json"))).Json["keys"]!.AsArray().Count;

    private static async Task<string> ParkAsync(EngineHost host) => (await host.AuthorizeAsync(Flow.Authorization(EngineClients.Asking))).Parameters["request"];

    private static async Task<Answer> ResumeAsync(EngineHost host, string parked) =>
        await Answer.OfAsync(await host.Http.GetAsync($"/oauth2/authorize/resume?request={parked}"));
}
