using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Admin.Clients.Connect;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Settings to paste, for one client.</summary>
public sealed class ConnectTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What somebody might register to get into a file that an administrator pastes.</summary>
    public static TheoryData<string> Attacks { get; } =
    [
        "\"; alert(1); //", "</script><script>alert(1)</script>", "`; rm -rf /", "line\nOIDCPassPhraseDialog exec", "a\r\nadmin: true", "${env.HOME}", "$__file{/etc/passwd}",
        "%(x)s", "#{T(java.lang.Runtime)}", "\\\", evil: \\\"", "'quoted'", "{{client_secret}}", "\u2028alert(1)", "\u0000", "x ; y # z",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_gets_the_recipes_of_its_kind_with_its_values_and_never_its_secret(bool onPostgres)
    {
        var browser = TestClients.Native with { Id = "page", Metadata = TestClients.Native.Metadata with { ApplicationType = "web", RedirectUris = ["https://page.example.test/cb"] } };
        await using var portal = await cluster.StartAsync(onPostgres, TestClients.Web, TestClients.Native, browser);

        var web = (await GuideAsync(portal, TestClients.Web.Id))!;
        Assert.Equal(["openid-client", "auth-js", "passport", "aspnet-core", "spring-boot", "mod-auth-openidc", "grafana", "generic"], web.Recipes.Select(recipe => recipe.Name));
        Assert.All(web.Recipes, recipe =>
        {
            Assert.Contains(TestPortal.Address, recipe.Text, StringComparison.Ordinal);
            Assert.Contains(ConnectRecipes.SecretPlaceholder, recipe.Text.Replace("\\u003C", "<", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain(TestClients.Web.Secret!, recipe.Text, StringComparison.Ordinal);
        });
        Assert.Equal(["token_endpoint_auth_method: client_secret_post", "x_require_pkce: false"], web.Recipes.Single(recipe => recipe.Name == "passport").Changes);
        Assert.Empty(web.Recipes.Single(recipe => recipe.Name == "openid-client").Changes);

        Assert.Equal(["oidc-client-ts", "generic"], (await GuideAsync(portal, browser.Id))!.Recipes.Select(recipe => recipe.Name));
        Assert.Equal(["openid-client", "generic"], (await GuideAsync(portal, TestClients.Native.Id))!.Recipes.Select(recipe => recipe.Name));
        Assert.Null(await GuideAsync(portal, "nobody"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Whatever_a_value_is_it_stays_a_value(string attack)
    {
        foreach (var template in ConnectTemplate.All.Where(template => template.Language is RecipeLanguage.JavaScript or RecipeLanguage.Json))
        {
            var plain = template.Fill(Values("x", "client_secret_post"))!;
            var attacked = template.Fill(Values(attack, "client_secret_post"))!;
            Assert.Equal(plain.Split('\n').Length, attacked.Split('\n').Length);
            Assert.DoesNotContain("</script", attacked, StringComparison.OrdinalIgnoreCase);
            var literals = attacked.Split('\n').Where(line => line.Contains(": \"", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd(','));
            Assert.Contains(attack, literals.Where(literal => literal.StartsWith('"') && literal.EndsWith('"')).Select(literal => JsonSerializer.Deserialize<string>(literal)));
        }

        foreach (var template in ConnectTemplate.All.Where(template => template.Language is RecipeLanguage.Apache or RecipeLanguage.Ini or RecipeLanguage.Text or RecipeLanguage.Yaml))
        {
            var lines = template.Fill(Values("x", "client_secret_post"))!.Split('\n').Length;
            var attacked = template.Fill(Values(attack, "client_secret_post"));
            Assert.True(attacked is null || attacked.Split('\n', '\r', '\u2028').Length == lines, template.Name);
            if (template.Language is RecipeLanguage.Ini) Assert.Null(attacked);
            if (attack.AsSpan().IndexOfAny("$#") >= 0 && template.Language is RecipeLanguage.Yaml) Assert.Null(attacked);
            if (attack.AsSpan().IndexOfAny("$%\"\\\n") >= 0 && template.Language is RecipeLanguage.Apache) Assert.Null(attacked);
        }
    }

    [Fact]
    public void No_slot_stands_where_a_value_could_not_be_quoted()
    {
        foreach (var template in ConnectTemplate.All.Where(template => template.Language is RecipeLanguage.JavaScript or RecipeLanguage.Yaml or RecipeLanguage.Json))
        {
            foreach (var line in template.Text.Split('\n').Where(line => line.Contains("{{", StringComparison.Ordinal)))
            {
                Assert.DoesNotContain("//", line, StringComparison.Ordinal);
                Assert.DoesNotContain("\"{{", line, StringComparison.Ordinal);
                Assert.DoesNotContain('#', line);
                Assert.Matches(@": \{\{[a-z_]+\}\}", line);
            }
        }
    }

    [Fact]
    public async Task The_addresses_are_those_that_the_metadata_names()
    {
        await using var portal = await TestPortal.StartAsync();
        using var http = portal.Backchannel;
        var metadata = JsonNode.Parse(await http.GetStringAsync("/.well-known/openid-configuration", Cancel))!;
        var values = Values("x", "client_secret_basic", metadata["issuer"]!.ToString());

        foreach (var name in new[] { "issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "end_session_endpoint", "jwks_uri" })
            Assert.Equal(metadata[name]!.ToString(), values[name]!.ToString());
    }

    [Fact]
    public void A_client_that_signs_with_a_key_is_not_told_to_go_back_to_a_secret()
    {
        var client = new ClientMetadata { RedirectUris = ["https://a.test/cb"], TokenEndpointAuthMethod = ClientAuthenticationMethods.PrivateKeyJwt };

        var recipes = ConnectRecipes.For("https://op.test", "a", ClientKind.WebServer, client, JsonSerializer.SerializeToNode(client)!.AsObject());

        Assert.Equal("generic", Assert.Single(recipes).Name);
        Assert.DoesNotContain(ConnectRecipes.SecretPlaceholder, recipes[0].Text, StringComparison.Ordinal);
    }

    private static JsonObject Values(string text, string method, string issuer = "https://op.test") =>
        ConnectValues.Of(issuer, text, new() { ["token_endpoint_auth_method"] = method, ["scope"] = "openid email", ["redirect_uris"] = new JsonArray("https://a.test/cb") }, "<client secret>");

    private static Task<ConnectGuide?> GuideAsync(TestPortal portal, string id) => portal.ByAdminAsync<IAdminConnect, ConnectGuide?>(connect => connect.ShowAsync(id, Cancel));
}
