using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Clients;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>A client's picture that is kept here: from the upload to the person who sees it.</summary>
public sealed class ClientLogoTests(PostgresCluster cluster)
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
    private static readonly byte[] Jpeg = [0xff, 0xd8, 0xff, 0xe0, 4, 5, 6];
    private static readonly TestClient Pictured = TestClients.Web with { Metadata = TestClients.Web.Metadata with { LogoUri = "https://web.example.test/logo.png" } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_is_kept_shown_replaced_and_removed_and_leaves_nothing_behind(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, Pictured, TestUsers.Ada);
        Assert.Contains("https://web.example.test/logo.png", await SignInAsync(portal), StringComparison.Ordinal);

        Assert.Equal(LogoChange.Done, await SetAsync(portal, Png));
        var first = (await portal.ClientAsync("web"))!.Logo!;
        var shown = await SignInAsync(portal);
        Assert.Contains($"src=\"{first}\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("logo.png", shown, StringComparison.Ordinal);

        Assert.Equal(LogoChange.Done, await SetAsync(portal, Jpeg));
        var second = (await portal.ClientAsync("web"))!.Logo!;
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(portal, first), await StatusAsync(portal, second)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.ClientLogos.CountAsync(Cancel)));

        Assert.Equal(LogoChange.Done, await portal.ByAdminAsync((IAdminClientLogo logos) => logos.RemoveAsync("web", Cancel)));
        Assert.Equal((null, 0), ((await portal.ClientAsync("web"))!.Logo, await portal.WithDataAsync(db => db.ClientLogos.CountAsync(Cancel))));
        Assert.Contains("https://web.example.test/logo.png", await SignInAsync(portal), StringComparison.Ordinal);

        await SetAsync(portal, Png);
        await portal.AtClientAsync(changes => changes.DeleteAsync("web", Cancel));
        Assert.Equal(0, await portal.WithDataAsync(db => db.ClientLogos.CountAsync(Cancel)));
        Assert.Equal(LogoChange.Gone, await SetAsync(portal, Png));
    }

    [Fact]
    public async Task It_is_served_as_nothing_but_a_picture_and_may_be_kept_for_ever()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Pictured);
        await SetAsync(portal, Png);
        using var browser = portal.Browser();

        var answer = await browser.GetAsync((await portal.ClientAsync("web"))!.Logo!);

        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF....WAVE.")]
    [InlineData("")]
    public async Task What_is_no_picture_is_not_kept(string content)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Pictured);

        Assert.Equal(LogoChange.NoPicture, await SetAsync(portal, Encoding.ASCII.GetBytes(content)));
        Assert.Null((await portal.ClientAsync("web"))!.Logo);
    }

    [Fact]
    public async Task It_has_a_quarter_of_a_megabyte_at_most()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Pictured);

        Assert.Equal(LogoChange.TooLarge, await SetAsync(portal, [.. Png, .. new byte[ClientLogo.MostBytes - Png.Length + 1]]));
        Assert.Equal(LogoChange.Done, await SetAsync(portal, [.. Png, .. new byte[ClientLogo.MostBytes - Png.Length]]));
    }

    [Fact]
    public async Task The_log_tells_which_it_was_and_nothing_of_what_is_on_it()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Pictured);
        await SetAsync(portal, Png);
        await SetAsync(portal, Png);
        await SetAsync(portal, Jpeg);

        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "client.changed").OrderBy(row => row.Id).ToListAsync(Cancel));

        Assert.All(told, row => Assert.Equal(("web", TestUsers.Admin.Id), (row.ClientId, row.ActorId)));
        var logos = told.ConvertAll(row => JsonNode.Parse(row.Details!)!["logo"]!.ToString());
        Assert.Equal(2, logos.Count);
        Assert.Matches("^– → image/png, 11 B, [A-Za-z0-9_-]{43}$", logos[0]);
        Assert.Matches("^image/png, 11 B, [A-Za-z0-9_-]{43} → image/jpeg, 7 B, [A-Za-z0-9_-]{43}$", logos[1]);
    }

    [Fact]
    public async Task A_file_of_the_client_and_a_copy_are_what_they_were_and_two_clients_may_share_a_picture()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Pictured);
        var before = ClientTemplates.Export((await portal.ClientAsync("web"))!);
        await SetAsync(portal, Png);

        Assert.Equal(before, ClientTemplates.Export((await portal.ClientAsync("web"))!));
        var file = JsonNode.Parse(before)!.AsObject();
        file["client_id"] = "again";
        Assert.Equal("again", (await portal.ByAdminAsync((IAdminNewClient made) => made.CreateAsync(file, Cancel))).ClientId);
        Assert.Null((await portal.ClientAsync("again"))!.Logo);

        await SetAsync(portal, Png, "again");
        await portal.ByAdminAsync((IAdminClientLogo logos) => logos.RemoveAsync("web", Cancel));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(portal, (await portal.ClientAsync("again"))!.Logo!));
    }

    [Theory]
    [InlineData("/client-logos/none")]
    [InlineData("/client-logos/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/client-logos/..%2f..%2fappsettings.json")]
    public async Task Behind_other_addresses_there_is_nothing(string address)
    {
        await using var portal = await TestPortal.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(portal, address));
    }

    private static Task<LogoChange?> SetAsync(TestPortal portal, byte[] picture, string client = "web") =>
        portal.ByAdminAsync((IAdminClientLogo logos) => logos.SetAsync(client, picture, Cancel));

    /// <summary>What somebody sees who comes from the app.</summary>
    private static async Task<string> SignInAsync(TestPortal portal)
    {
        using var browser = portal.Browser();
        var begun = await browser.GetAsync(AppFlow.Ask(Pictured, "openid"));
        return await (await browser.GetAsync(begun.Headers.Location!.OriginalString)).Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestPortal portal, string address)
    {
        using var browser = portal.Browser();
        return (await browser.GetAsync(address)).StatusCode;
    }
}
