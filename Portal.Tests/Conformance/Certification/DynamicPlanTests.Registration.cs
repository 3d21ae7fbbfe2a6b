using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What a client registers, and what becomes of it.</summary>
public sealed partial class DynamicPlanTests
{
    private const string LogoUri = Suite.Home + "/logo.png";
    private const string PolicyUri = Suite.Home + "/policy";
    private const string TermsUri = Suite.Home + "/tos";
    private const string JwksUri = Suite.Home + "/jwks";
    private const string SectorUri = Suite.Home + "/redirect_uris.json";

    [Fact, Result("REVIEW")]
    public async Task Oidcc_registration_logo_uri() =>
        await IsOnTheSignInPageAsync("logo_uri", LogoUri, $"img[src='{LogoUri}']");

    [Fact, Result("REVIEW")]
    public async Task Oidcc_registration_policy_uri() =>
        await IsOnTheSignInPageAsync("policy_uri", PolicyUri, $"a[href='{PolicyUri}']");

    [Fact, Result("REVIEW")]
    public async Task Oidcc_registration_tos_uri() =>
        await IsOnTheSignInPageAsync("tos_uri", TermsUri, $"a[href='{TermsUri}']");

    [Fact]
    public async Task Oidcc_registration_jwks_uri()
    {
        Publish(ClientKey.Named);
        await using var suite = await StartAsync(ByAddress, key: ClientKey.Named);

        await suite.CompleteAsync();
    }

    [Fact]
    public async Task Oidcc_refresh_token_rp_key_rotation()
    {
        Publish(ClientKey.Named);
        await using var suite = await StartAsync(
            registration =>
            {
                ByAddress(registration);
                RefreshTokens.Want(registration);
            },
            key: ClientKey.Named);
        var flow = await suite.ConnectAsync();

        Publish(ClientKey.Next);
        suite.Use(ClientKey.Next);

        await suite.RefreshAsync(flow);
    }

    [Fact]
    public async Task Oidcc_registration_sector_uri()
    {
        Op.Portal.Outside.Answer(SectorUri, HttpStatusCode.OK, JsonContent.Create(new JsonArray(Suite.RedirectUri)));

        await using var suite = await StartAsync(InSector);

        Assert.Equal("pairwise", suite.Client["subject_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Oidcc_registration_sector_bad()
    {
        Op.Portal.Outside.Answer(SectorUri, HttpStatusCode.OK, JsonContent.Create(new JsonArray("https://suite.example.test/somewhere-else")));

        await IsRefusedAsync("invalid_client_metadata", InSector);
    }

    [Fact]
    public async Task Oidcc_server_rotate_keys()
    {
        var before = await Server.ReadAsync(Op.Portal);

        await OperatorVerbs.RotateKeysAsync(Op.Portal.Services, TextWriter.Null, Cancel);

        var after = await Server.ReadAsync(Op.Portal);
        Assert.NotEmpty(after.KeyIds.Except(before.KeyIds));
        Assert.Empty(before.KeyIds.Except(after.KeyIds));
    }

    private static void InSector(JsonObject registration)
    {
        registration["subject_type"] = "pairwise";
        registration["sector_identifier_uri"] = SectorUri;
    }

    private static void ByAddress(JsonObject registration)
    {
        registration.Remove("jwks");
        registration["jwks_uri"] = JwksUri;
    }

    // After a minute, so that the portal looks again for a key that it does not have: other modules publish at the same address.
    private void Publish(ClientKey key)
    {
        Op.Portal.Outside.Answer(JwksUri, _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(key.Jwks) });
        Op.Portal.Clock.Advance(TimeSpan.FromSeconds(60));
    }

    private async Task IsOnTheSignInPageAsync(string member, string address, string selector)
    {
        await using var suite = await StartAsync(registration => registration[member] = address, signedIn: false);

        var page = await suite.Browser.FollowAsync(await suite.Browser.GetAsync(QueryHelpers.AddQueryString(suite.Server["authorization_endpoint"], suite.Request())));

        Assert.Equal("/signin", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull((await TestBrowser.ReadAsync(page)).QuerySelector(selector));
    }

    private async Task IsRefusedAsync(string error, Action<JsonObject> change)
    {
        await using var suite = await Suite.PrepareAsync(Op.Portal, Variant);
        var registration = suite.Registration();
        change(registration);

        var answer = await suite.TryRegisterAsync(registration);

        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(error, answer.Error);
    }
}
