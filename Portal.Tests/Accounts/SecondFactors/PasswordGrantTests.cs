using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed class PasswordGrantTests
{
    private static readonly TestClient Legacy = TestClients.Web with
    {
        Id = "legacy",
        Metadata = TestClients.Web.Metadata with { Profile = ClientProfiles.Compat, GrantTypes = ["password"] },
    };

    [Fact]
    [Covers("RFC 6749 §4.3.2")]
    public async Task Whoever_has_a_second_factor_is_refused_as_for_a_wrong_password()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, Legacy);
        await portal.AddTotpAsync(TestUsers.Ada);

        var refused = await AskAsync(portal, "ada", TestUsers.Ada.Password!);
        var wrong = await AskAsync(portal, "ada", "wrong");

        Assert.Equal("invalid_grant", refused["error"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(wrong, refused), refused.ToJsonString());
        Assert.NotNull((await AskAsync(portal, "grace", TestUsers.Grace.Password!))["access_token"]);
    }

    private static Task<JsonObject> AskAsync(TestPortal portal, string userName, string password) => portal.TokenAsync(
        Legacy, new() { ["grant_type"] = "password", ["username"] = userName, ["password"] = password, ["scope"] = "openid" });
}
