using Portal.Interactions;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Accounts.Pages;

public sealed class ConsentViewTests
{
    private static readonly Dictionary<string, (string Title, string Description)> Own = new()
    {
        ["api.read"] = ("Read your data", "Everything that you keep at Example."),
        ["api.bare"] = ("", ""),
    };

    [Theory]
    [InlineData("openid", "Who you are")]
    [InlineData("email", "Your email address")]
    [InlineData("offline_access", "Stay connected when you’re away")]
    [InlineData("api.read", "Read your data")]
    [InlineData("api.bare", "api.bare")]
    [InlineData("api.unknown", "api.unknown")]
    public void A_scope_is_told_in_words(string scope, string title) =>
        Assert.Equal(title, ScopeWords.Of(scope, Own, ScopeSet.Of([scope]), ScopeSet.Empty).Title);

    [Fact]
    public void An_installation_cannot_reword_a_standard_scope()
    {
        var own = new Dictionary<string, (string, string)> { ["openid"] = ("Nothing much", "") };

        Assert.Equal("Who you are", ScopeWords.Of("openid", own, ScopeSet.Of(["openid"]), ScopeSet.Empty).Title);
    }

    [Theory]
    [InlineData("openid", "openid email", true)]
    [InlineData("email", "openid email", false)]
    [InlineData("api.read", "api.read api.write", false)]
    [InlineData("api.read", "api.read", true)]
    public void Only_what_nothing_works_without_is_required(string scope, string asked, bool required) =>
        Assert.Equal(required, ScopeWords.Of(scope, Own, ScopeSet.Parse(asked)!, ScopeSet.Empty).Required);

    [Fact]
    public void What_was_agreed_to_before_is_not_new()
    {
        var asked = ScopeSet.Of(["openid", "email"]);

        Assert.False(ScopeWords.Of("openid", Own, asked, ScopeSet.Of(["openid"])).New);
        Assert.True(ScopeWords.Of("email", Own, asked, ScopeSet.Of(["openid"])).New);
    }

    [Theory]
    [InlineData("https://app.example/callback", "app.example", false)]
    [InlineData("https://xn--bcher-kva.example/callback", "xn--bcher-kva.example", false)]
    [InlineData("http://127.0.0.1/callback", "127.0.0.1", true)]
    [InlineData("http://[::1]:8080/callback", "[::1]", true)]
    [InlineData("http://localhost:3000/callback", "localhost", true)]
    [InlineData("com.example.app:/callback", "com.example.app", true)]
    public void Where_the_answer_goes_is_named_and_told_when_it_stays_here(string redirectUri, string host, bool local)
    {
        var client = Client(new() { RedirectUris = [redirectUri] });

        Assert.Equal(host, ClientViews.Of(new ParkedView(client, redirectUri, ScopeSet.Empty, null)).Host);
        Assert.Equal(local, ClientViews.IsLocalProgram(client));
    }

    [Fact]
    public void An_apps_links_lead_to_the_web_or_nowhere()
    {
        var client = Client(new()
        {
            RedirectUris = ["https://app.example/callback"],
            ClientUri = "javascript:alert(1)",
            LogoUri = "data:image/svg+xml,<svg/>",
            PolicyUri = "https://app.example/policy",
            TosUri = "terms.html",
        });

        var view = ClientViews.Of(new ParkedView(client, "https://app.example/callback", ScopeSet.Empty, null));

        Assert.Equal((null, null, "https://app.example/policy", null), (view.SiteUri, view.LogoUri, view.PolicyUri, view.TermsUri));
        Assert.False(view.Vouched);
    }

    private static RegisteredClient Client(ClientMetadata metadata) => new("app", ClientOrigin.Registration, metadata, []);
}
