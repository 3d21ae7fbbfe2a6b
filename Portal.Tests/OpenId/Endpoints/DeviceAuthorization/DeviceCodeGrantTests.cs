using System.Net;
using Portal.OpenId.Clients;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.DeviceAuthorization;

/// <summary>A device asks again and again whether somebody has answered.</summary>
public sealed class DeviceCodeGrantTests
{
    [Fact, Covers("RFC 8628 §3.3"), Covers("RFC 8628 §3.4"), Covers("RFC 8628 §3.5")]
    public async Task A_device_waits_until_somebody_agrees_and_then_gets_tokens()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);

        var before = await host.PollAsync(EngineClients.Television, codes);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await host.AllowAsync(codes));
        var tokens = await host.PollAsync(EngineClients.Television, codes);

        Assert.Equal(HttpStatusCode.BadRequest, before.Status);
        Assert.Equal("authorization_pending", before.Error);
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal("openid email offline_access", tokens["scope"]);
        Assert.NotEmpty(tokens["refresh_token"]);
        var idToken = Flow.Payload(tokens["id_token"]);
        Assert.Equal("ada", idToken["sub"]!.GetValue<string>());
        Assert.Equal("tv", idToken["aud"]!.GetValue<string>());
        Assert.Equal(SessionNames.For("tv", "session-1"), idToken["sid"]!.GetValue<string>());
        Assert.Equal("phr", idToken["acr"]!.GetValue<string>());
        Assert.Null(idToken["nonce"]);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(tokens["access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Television, Flow.Refresh(tokens["refresh_token"]))).Status);
    }

    [Fact, Covers("RFC 8628 §3.3")]
    public async Task What_was_unticked_is_not_given_and_openid_stays()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Printer);

        Assert.True(await host.AllowAsync(codes, "phone api.read"));

        Assert.Equal("openid", (await host.PollAsync(EngineClients.Printer, codes))["scope"]);
    }

    [Fact, Covers("RFC 8628 §3.3")]
    public async Task An_agreement_to_nothing_is_none()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Printer, new() { ["scope"] = "api.read" });

        Assert.False(await host.AllowAsync(codes, "phone"));

        Assert.Equal("authorization_pending", (await host.PollAsync(EngineClients.Printer, codes)).Error);
    }

    [Fact, Covers("RFC 8628 §3.5")]
    public async Task A_device_that_is_refused_is_told_so()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);

        Assert.True(await host.RefuseAsync(codes));

        Assert.Equal("access_denied", (await host.PollAsync(EngineClients.Television, codes)).Error);
        Assert.False(await host.AllowAsync(codes));
    }

    [Theory]
    [InlineData(599, "authorization_pending")]
    [InlineData(600, "expired_token")]
    [Covers("RFC 8628 §3.5")]
    public async Task A_code_holds_for_ten_minutes(int seconds, string error)
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        host.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(error, (await host.PollAsync(EngineClients.Television, codes)).Error);
        Assert.Equal(seconds < 600, await host.AllowAsync(codes));
    }

    [Fact, Covers("RFC 8628 §3.5")]
    public async Task Whoever_asks_too_often_has_to_wait_longer_from_then_on()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        var answers = new List<string?>();

        // Seconds since the one before: the first may come at once; 5 are right; 2 are not; then 10 are needed, and then 15.
        foreach (var wait in (int[])[0, 5, 2, 8, 14, 15])
        {
            host.Clock.Advance(TimeSpan.FromSeconds(wait));
            answers.Add((await host.PollAsync(EngineClients.Television, codes)).Error);
        }

        Assert.Equal(["authorization_pending", "authorization_pending", "slow_down", "slow_down", "authorization_pending", "authorization_pending"], answers);
    }

    [Fact, Covers("RFC 8628 §3.5")]
    public async Task Of_many_who_ask_at_once_one_is_told_to_wait_and_the_others_to_slow_down()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.PollAsync(EngineClients.Television, codes)));

        Assert.Single(answers, answer => answer.Error == "authorization_pending");
        Assert.Equal(4, answers.Count(answer => answer.Error == "slow_down"));
    }

    [Fact, Covers("RFC 8628 §5.2")]
    public async Task A_code_that_is_used_twice_ends_what_it_gave()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        await host.AllowAsync(codes);
        var tokens = await host.PollAsync(EngineClients.Television, codes);
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        var again = await host.PollAsync(EngineClients.Television, codes);

        Assert.Equal("invalid_grant", again.Error);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Television, Flow.Refresh(tokens["refresh_token"]))).Error);
    }

    [Fact, Covers("RFC 8628 §3.4")]
    public async Task A_code_is_refused_to_another_client_and_stays_good_for_its_own()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        await host.AllowAsync(codes);

        var other = await host.PollAsync(EngineClients.Printer, codes);

        Assert.Equal("invalid_grant", other.Error);
        Assert.Equal(HttpStatusCode.OK, (await host.PollAsync(EngineClients.Television, codes)).Status);
    }

    [Theory]
    [InlineData(null, "invalid_request")]
    [InlineData("", "invalid_request")]
    [InlineData("unknown", "invalid_grant")]
    [Covers("RFC 8628 §3.5")]
    public async Task A_code_that_is_none_is_refused(string? code, string error)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(error, (await host.TokenAsync(EngineClients.Television, DeviceFlow.Poll(code!))).Error);
    }

    [Fact, Covers("RFC 8628 §5.2")]
    public async Task The_code_that_is_shown_gets_no_tokens()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        await host.AllowAsync(codes);

        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Television, DeviceFlow.Poll(codes["user_code"]))).Error);
    }

    [Fact, Covers("RFC 8628 §3.3")]
    public async Task Only_one_of_two_answers_counts()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        var device = (await host.WaitingAsync(codes["user_code"]))!;
        host.SignIn();

        Assert.True(await host.Decisions().RefuseAsync(device, host.User!, TestContext.Current.CancellationToken));
        Assert.False(await host.Decisions().AllowAsync(device, host.User!, device.Scope, TestContext.Current.CancellationToken));

        Assert.Equal("access_denied", (await host.PollAsync(EngineClients.Television, codes)).Error);
    }

    [Fact, Covers("RFC 8628 §3.3")]
    public async Task A_client_that_was_closed_meanwhile_is_not_asked_about()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        var television = EngineClients.Television;
        host.Stores.Add(television with { Metadata = television.Metadata with { GrantTypes = ["refresh_token"] } });

        Assert.Null(await host.WaitingAsync(codes["user_code"]));
        Assert.Equal("unauthorized_client", (await host.PollAsync(television, codes)).Error);
    }

    [Fact, Covers("RFC 8628 §3.3")]
    public async Task What_was_taken_from_the_client_meanwhile_is_not_asked_about()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        var television = EngineClients.Television;
        host.Stores.Add(television with { Metadata = television.Metadata with { Scope = "openid" } });

        Assert.Equal("openid", (await host.WaitingAsync(codes["user_code"]))!.Scope.ToString());
    }

    [Fact, Covers("RFC 8628 §3.5")]
    public async Task Waiting_is_no_refusal_for_the_log()
    {
        await using var host = await EngineHost.StartAsync();
        var codes = await host.AskForCodesAsync(EngineClients.Television);
        await host.PollAsync(EngineClients.Television, codes);
        await host.PollAsync(EngineClients.Television, codes);
        Assert.Empty(host.TokenEvents);

        await host.AllowAsync(codes);
        await host.PollAsync(EngineClients.Television, codes);

        var issued = Assert.IsType<TokensIssued>(Assert.Single(host.TokenEvents));
        Assert.Equal("urn:ietf:params:oauth:grant-type:device_code", issued.GrantType);
        Assert.Equal("ada", issued.Subject);
    }

    [Fact, Covers("Core §8.1")]
    public async Task A_client_with_pairwise_subjects_sees_its_own()
    {
        var pairwise = EngineClients.Television with
        {
            Metadata = EngineClients.Television.Metadata with { SubjectType = SubjectTypes.Pairwise, SectorIdentifierUri = "https://rp.example.test/sector.json" },
        };
        await using var host = await EngineHost.StartAsync(pairwise);
        var codes = await host.AskForCodesAsync(pairwise);
        await host.AllowAsync(codes);

        var tokens = await host.PollAsync(pairwise, codes);

        Assert.NotEqual("ada", Flow.Payload(tokens["id_token"])["sub"]!.GetValue<string>());
    }
}
