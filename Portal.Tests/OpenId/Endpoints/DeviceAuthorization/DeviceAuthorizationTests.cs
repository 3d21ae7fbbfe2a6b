using System.Net;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.DeviceAuthorization;

/// <summary>A device asks for its two codes.</summary>
public sealed class DeviceAuthorizationTests
{
    /// <summary>What somebody types, and the code that it is.</summary>
    public static TheoryData<string?, string?> Typed { get; } = new()
    {
        { "WDJB-MJHT", "WDJB-MJHT" },
        { "wdjb mjht", "WDJB-MJHT" },
        { " w d j b–m j h t ", "WDJB-MJHT" },
        { "WDJBMJHT", "WDJB-MJHT" },
        { "WDJB-MJH", null },
        { "WDJB-MJHTW", null },
        { "", null },
        { null, null },
        { "АБВГ-ДЕЖЗ", null },
        { new string('W', 65), null },
    };

    [Fact, Covers("RFC 8628 §3.1"), Covers("RFC 8628 §3.2")]
    public async Task A_device_gets_a_code_to_show_and_a_code_to_ask_with()
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await host.AskForCodesAsync(EngineClients.Television);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(43, answer["device_code"].Length);
        Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", answer["user_code"]);
        Assert.Equal("https://id.example.test/device", answer["verification_uri"]);
        Assert.Equal($"https://id.example.test/device?user_code={answer["user_code"]}", answer["verification_uri_complete"]);
        Assert.Equal(600, answer.Json["expires_in"]!.GetValue<int>());
        Assert.Equal(5, answer.Json["interval"]!.GetValue<int>());
    }

    [Fact, Covers("RFC 8628 §3.1")]
    public async Task A_device_that_names_no_scope_asks_for_what_it_is_registered_for()
    {
        await using var host = await EngineHost.StartAsync();

        var codes = await host.AskForCodesAsync(EngineClients.Printer, []);

        Assert.Equal(EngineClients.Printer.AllowedScope, (await host.WaitingAsync(codes["user_code"]))!.Scope);
    }

    [Theory]
    [InlineData("openid root", "invalid_scope")]
    [InlineData("openid \"", "invalid_scope")]
    [InlineData(" ", "invalid_scope")]
    [Covers("RFC 8628 §3.1")]
    public async Task A_scope_that_is_not_for_the_client_is_refused(string scope, string error)
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await host.AskForCodesAsync(EngineClients.Television, new() { ["scope"] = scope });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal(0, host.Devices.Count);
    }

    [Fact, Covers("RFC 8628 §3.1")]
    public async Task Only_a_client_that_is_registered_for_it_may_ask_and_has_to_prove_itself()
    {
        await using var host = await EngineHost.StartAsync();

        var other = await host.AskForCodesAsync(EngineClients.Spa);
        var unproven = await host.AskForCodesAsync(EngineClients.Television, new() { ["client_id"] = "printer" });
        using var form = new FormUrlEncodedContent([new("client_id", "printer")]);
        var named = await Answer.OfAsync(await host.Http.PostAsync("/oauth2/device_authorization", form, TestContext.Current.CancellationToken));

        Assert.Equal("unauthorized_client", other.Error);
        Assert.Equal(HttpStatusCode.OK, unproven.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, named.Status);
        Assert.Equal("invalid_client", named.Error);
    }

    [Theory, MemberData(nameof(Typed)), Covers("RFC 8628 §6.1")]
    public void A_code_is_read_however_it_is_typed(string? typed, string? code) => Assert.Equal(code, UserCode.Read(typed));

    [Fact, Covers("RFC 8628 §6.1")]
    public void Codes_are_spread_over_the_whole_alphabet()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => UserCode.Create()).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(20, codes.SelectMany(code => code.Replace("-", "", StringComparison.Ordinal)).Distinct().Count());
        Assert.All(codes, code => Assert.Equal(code, UserCode.Read(code)));
    }

    [Fact, Covers("RFC 8628 §5.4")]
    public async Task The_person_is_told_where_the_device_is()
    {
        await using var host = await EngineHost.StartAsync();
        host.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Television/1.0");

        var codes = await host.AskForCodesAsync(EngineClients.Television);
        var device = await host.WaitingAsync(codes["user_code"]);

        Assert.Equal("Television/1.0", device!.Origin.Agent);
        Assert.Equal(host.Clock.GetUtcNow(), device.AskedAt);
        Assert.Equal("tv", device.Client.ClientId);
    }

    [Fact, Covers("RFC 8414 §2")]
    public async Task Metadata_names_the_endpoint_and_the_grant()
    {
        await using var host = await EngineHost.StartAsync();

        var metadata = await Answer.OfAsync(await host.Http.GetAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken));

        Assert.Equal("https://id.example.test/oauth2/device_authorization", metadata["device_authorization_endpoint"]);
        Assert.Contains(GrantTypes.DeviceCode, metadata.Json["grant_types_supported"]!.AsArray().Select(type => type!.GetValue<string>()));
    }
}
