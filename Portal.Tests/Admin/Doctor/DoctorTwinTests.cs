using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>The client that stands in for another: an ordinary one for the engine, and nobody else's business.</summary>
public sealed class DoctorTwinTests(PostgresCluster cluster)
{
    private readonly DoctorWitness _witness = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_twin_had_is_worth_nothing_afterwards()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, DoctorClients.All["post"]);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        var begun = await browser.BeginAsync(DoctorClients.All["post"]);
        var twin = (await portal.TwinsAsync()).Single().ClientId;
        var back = await browser.ReturnAsync(begun);
        await browser.OpenAsync(back.PathAndQuery);
        var proof = new Dictionary<string, string> { ["client_id"] = twin, ["client_secret"] = _witness.Only("client_secret") };

        foreach (var refresh in _witness.Secrets["refresh_token"])
            Assert.Equal("invalid_client", await ErrorAsync(portal, new(proof) { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh }));
        Assert.Equal("invalid_client", await ErrorAsync(portal, new(proof) { ["grant_type"] = "client_credentials" }));
        foreach (var token in _witness.Secrets["access_token"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await portal.WithBearerAsync("/oauth2/userinfo", token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(begun.Headers.Location!.PathAndQuery)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_finds_or_changes_a_twin(bool onPostgres)
    {
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await browser.ReturnAsync(await browser.BeginAsync(TestClients.Web));
        var twin = (await portal.TwinsAsync()).Single();

        Assert.Equal(ClientOrigin.Doctor, twin.Origin);
        var clients = await portal.ByAdminAsync<IAdminClients, ListPage<ClientLine>>(list => list.ListAsync(new(null, null, null, default, false, 0, 100), Cancel));
        Assert.Equal((1, "web"), (clients.Total, clients.Rows.Single().ClientId));
        Assert.Null(await portal.ClientAsync(twin.ClientId));
        Assert.Equal(ClientSaved.Gone, (await portal.AtClientAsync(changes => changes.SaveAsync(twin.ClientId, twin.UpdatedAt, new JsonObject(), Cancel))).Answer!.Result);
        Assert.Equal(ClientChange.Gone, (await portal.AtClientAsync(changes => changes.DisableAsync(twin.ClientId, Cancel))).Answer);
        Assert.Null((await portal.AtClientAsync(changes => changes.MakeSecretAsync(twin.ClientId, SecretOverlap.None, Cancel))).Answer);
        Assert.Null(await portal.ByAdminAsync<IAdminDoctor, DoctorSheet?>(doctor => doctor.ExamineAsync(twin.ClientId, Cancel)));
        Assert.Null(await portal.ByAdminAsync<IAdminConnect, ConnectGuide?>(connect => connect.ShowAsync(twin.ClientId, Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Clients.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));

        Assert.Equal(1, await portal.WithDataAsync(db => db.DeleteTwinsAsync(db.Twins(), Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.Grants.CountAsync(Cancel)));
        Assert.Equal(0, await portal.WithDataAsync(db => db.Consents.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Clients.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_twin_is_in_no_list_of_grants_and_of_apps()
    {
        await using var portal = await DoctorCase.StartAsync(_witness, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Admin);
        await browser.ReturnAsync(await browser.BeginAsync(TestClients.Web));

        var grants = await portal.ByAdminAsync<IAdminAccess, ListPage<AccessLine>>(access => access.ListAsync(AccessKind.Grants, new AccessQuery { Take = 100 }, Cancel));
        var (apps, _) = await browser.OpenAsync("/account/apps");

        Assert.Empty(grants.Rows);
        Assert.Empty(apps.QuerySelectorAll("[data-testid=app-details]"));
    }

    private static async Task<string> ErrorAsync(TestPortal portal, Dictionary<string, string> form)
    {
        using var http = portal.Backchannel;
        var answer = await http.PostAsync("/oauth2/token", new FormUrlEncodedContent(form), Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["error"]!.ToString();
    }
}
