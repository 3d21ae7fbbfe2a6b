using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

public sealed class ClientListTests
{
    private static readonly ClientQuery Everything = new(null, null, null, ClientSort.Name, Descending: false, Skip: 0, Take: 25);

    private static readonly TestClient[] Clients =
    [
        Named("b1", "Harbor Notes", new() { RedirectUris = ["https://notes.example.test/callback"] }),
        Named("c3", "apple pie", new() { TokenEndpointAuthMethod = "none", RedirectUris = ["https://pie.example.test/"] }),
        Named("a2", "Zebra", new() { GrantTypes = ["client_credentials"] }),
        Named("d4", "Ärger 100%", new() { ApplicationType = "native", RedirectUris = ["http://127.0.0.1/"] }),
    ];

    [Fact]
    public async Task Clients_come_by_name_whatever_the_case_of_its_letters()
    {
        await ExpectAsync(Everything, ["c3", "b1", "a2", "d4"]);
        await ExpectAsync(Everything with { Descending = true }, ["d4", "a2", "b1", "c3"]);
        await ExpectAsync(Everything with { Sort = ClientSort.ClientId }, ["a2", "b1", "c3", "d4"]);
    }

    [Theory]
    [InlineData("harbor", "b1")]
    [InlineData("NOTES.example", "b1")]
    [InlineData("C3", "c3")]
    [InlineData("ärger", "d4")]
    [InlineData("100%", "d4")]
    [InlineData("%", "d4")]
    [InlineData("_", null)]
    [InlineData("' OR 1=1 --", null)]
    public async Task A_search_finds_parts_of_names_ids_and_addresses_and_nothing_by_pattern(string search, string? id) =>
        await ExpectAsync(Everything with { Search = search }, id is null ? [] : [id]);

    [Fact]
    public async Task A_list_can_be_of_one_kind_and_comes_in_parts()
    {
        await ExpectAsync(Everything with { Kind = ClientKind.Machine }, ["a2"]);
        await ExpectAsync(Everything with { Kind = ClientKind.SinglePage }, ["c3"]);
        await ExpectAsync(Everything with { Kind = ClientKind.Native }, ["d4"]);
        Assert.Empty(await IdsAsync(Everything with { Source = ClientSource.Registration }));
        Assert.Equal("b1", Assert.Single(await IdsAsync(Everything with { Skip = 1, Take = 1 }, total: 4)));
    }

    private static async Task ExpectAsync(ClientQuery query, string[] ids) => Assert.Equal(ids, await IdsAsync(query));

    private static async Task<string[]> IdsAsync(ClientQuery query, int? total = null)
    {
        await using var portal = await TestPortal.StartAsync([TestUsers.Auditor, .. Clients]);
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);
        await using var circuit = await portal.CircuitAsync(browser);
        var page = (await circuit.Get<IAdminClients>().ListAsync(query, TestContext.Current.CancellationToken)).Answer!;
        Assert.Equal(total ?? page.Rows.Count, page.Total);
        return [.. page.Rows.Select(row => row.ClientId)];
    }

    private static TestClient Named(string id, string name, ClientMetadata metadata) => new(id, metadata with { ClientName = name });
}
