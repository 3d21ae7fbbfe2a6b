using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Doctor;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>What is told of a client before it is tried out.</summary>
public sealed class DoctorExamTests(PostgresCluster cluster)
{
    private const string KeysAt = "https://web.example.test/keys";

    private static readonly TestClient Signing = TestClients.Web with
    {
        Id = "signing",
        Secret = null,
        Metadata = TestClients.Web.Metadata with { TokenEndpointAuthMethod = ClientAuthenticationMethods.PrivateKeyJwt, TokenEndpointAuthSigningAlg = "ES256", JwksUri = KeysAt },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_broken_is_found_and_stands_first(bool onPostgres)
    {
        var off = TestClients.Web with { Id = "off", Enabled = false };
        var old = TestClients.Web with { Id = "old", Metadata = TestClients.Web.Metadata with { Scope = "openid offline_access gone.read", RequirePkce = false } };
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web, off, old);
        await portal.WithDataAsync(db => db.ClientSecrets.Where(secret => secret.ClientId == "old").ExecuteUpdateAsync(set => set.SetProperty(secret => secret.ExpiresAt, portal.Clock.Now), Cancel));

        Assert.Empty((await ExamineAsync(portal, TestClients.Web))!.Findings);
        var switchedOff = (await ExamineAsync(portal, off))!;
        Assert.Equal(("off", DoctorRunKind.None), (switchedOff.Findings.Single().Key, switchedOff.Run));
        Assert.Equal(["secret-expired", "unknown-scopes", "no-pkce"], (await ExamineAsync(portal, old))!.Findings.Select(finding => finding.Key));
        Assert.Null(await portal.ByAdminAsync<IAdminDoctor, DoctorSheet?>(doctor => doctor.ExamineAsync("nobody", Cancel)));
    }

    [Fact]
    public async Task Keys_are_fetched_and_looked_at()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, Signing);

        Assert.Equal("jwks_uri cannot be read, or has no JSON object", await KeyFaultAsync(portal));
        portal.Outside.Answer(KeysAt, _ => Answer(new JsonObject { ["keys"] = new JsonArray() }));
        Assert.StartsWith("jwks ", await KeyFaultAsync(portal), StringComparison.Ordinal);
        portal.Outside.Answer(KeysAt, _ => Answer(TwinKeys.Create("RS256").Public));
        Assert.Equal("there is no key for signatures with ES256", await KeyFaultAsync(portal));
        portal.Outside.Answer(KeysAt, _ => Answer(TwinKeys.Create("ES384").Public));
        Assert.Equal("there is no key for signatures with ES256", await KeyFaultAsync(portal));
        portal.Outside.Answer(KeysAt, _ => Answer(TwinKeys.Create("ES256").Public));
        Assert.Null(await KeyFaultAsync(portal));
    }

    [Fact]
    public async Task A_sector_that_does_not_vouch_any_more_is_found()
    {
        const string document = "https://web.example.test/sector";
        var pairwise = TestClients.Web with { Id = "sector", Metadata = TestClients.Web.Metadata with { SubjectType = SubjectTypes.Pairwise, SectorIdentifierUri = document } };
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, pairwise);

        Assert.Equal(["sector"], (await ExamineAsync(portal, pairwise))!.Findings.Select(finding => finding.Key));
        portal.Outside.Answer(document, _ => Answer(new JsonArray(pairwise.RedirectUri)));
        Assert.Empty((await ExamineAsync(portal, pairwise))!.Findings);
    }

    private static HttpResponseMessage Answer(JsonNode document) => new(HttpStatusCode.OK) { Content = JsonContent.Create(document) };

    private static async Task<string?> KeyFaultAsync(TestPortal portal) =>
        (await ExamineAsync(portal, Signing))!.Findings.SingleOrDefault(finding => finding.Key == "keys")?.Values.Single();

    private static Task<DoctorSheet?> ExamineAsync(TestPortal portal, TestClient client) =>
        portal.ByAdminAsync<IAdminDoctor, DoctorSheet?>(doctor => doctor.ExamineAsync(client.Id, Cancel));
}
