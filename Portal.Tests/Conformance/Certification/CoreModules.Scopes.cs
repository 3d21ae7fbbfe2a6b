using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Claims by scope, and by name.</summary>
public abstract partial class CoreModules
{
    private const string NameWanted = """{"name":{"essential":true}}""";

    [Fact]
    public async Task Oidcc_scope_profile() => await GivesClaimsOfAsync("openid profile");

    [Fact]
    public async Task Oidcc_scope_email() => await GivesClaimsOfAsync("openid email");

    [Fact]
    public async Task Oidcc_scope_address() => await GivesClaimsOfAsync("openid address");

    [Fact]
    public async Task Oidcc_scope_phone() => await GivesClaimsOfAsync("openid phone");

    [Fact]
    public async Task Oidcc_scope_all() => await GivesClaimsOfAsync("openid profile email phone address");

    [Fact]
    public async Task Oidcc_ensure_other_scope_order_succeeds() => await GivesClaimsOfAsync("email openid");

    // The parameters come in another order, too.
    [Fact]
    public async Task Oidcc_alternate_happy_flow() => await GivesClaimsOfAsync("email openid", request => new(request.Reverse()));

    [Fact]
    public async Task Oidcc_claims_essential()
    {
        await using var suite = await StartAsync();
        var member = suite.Variant.HasCode || suite.Variant.HasToken ? "userinfo" : "id_token";

        var flow = await suite.CompleteAsync(suite.Request().With("claims", $"{{\"{member}\":{NameWanted}}}"));

        Assert.Equal("Cora Certified", (await ClaimsAsync(suite, flow))["name"]?.GetValue<string>());
        Assert.Equal(member == "id_token", flow.IdToken.ContainsKey("name"));
    }

    private async Task GivesClaimsOfAsync(string scope, Func<Dictionary<string, string?>, Dictionary<string, string?>>? change = null)
    {
        await using var suite = await StartAsync();
        var request = suite.Request().With("scope", scope);

        var flow = await suite.CompleteAsync(change is null ? request : change(request));

        var claims = await ClaimsAsync(suite, flow);
        Assert.Empty(StandardClaims.Of(scope).Except(claims.Select(claim => claim.Key)));
    }

    // From the userinfo endpoint where there is an access token, else from the id token.
    private static async Task<JsonObject> ClaimsAsync(Suite suite, Completed flow) =>
        flow.AccessToken is { } token ? await suite.CheckUserInfoAsync(token, flow.IdToken) : flow.IdToken;
}
