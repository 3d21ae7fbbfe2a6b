using System.Text.Json;
using Portal.Admin.Doctor.Rules;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.Tests.Support;
using Change = System.Func<Portal.Admin.Doctor.Rules.ClientFacts, Portal.Admin.Doctor.Rules.ClientFacts>;

namespace Portal.Tests.Admin.Doctor;

/// <summary>What the doctor says of a client's registration: each rule, once where it holds and once where it does not.</summary>
public sealed class ClientRuleTests
{
    private static readonly DateTimeOffset Now = FakeClock.Start;

    // Nothing to say of this one.
    private static readonly ClientFacts Sound = new(TestClients.Web.Metadata, Now) { Secrets = [null] };

    private static readonly Dictionary<string, (Change Ill, string? Value)> Cases = new(StringComparer.Ordinal)
    {
        ["off"] = (facts => facts with { Enabled = false }, null),
        ["no-redirect"] = (With(client => client with { RedirectUris = [] }), null),
        ["http-redirect"] = (With(client => client with { RedirectUris = ["https://a.test/cb", "http://a.test/cb"] }), "http://a.test/cb"),
        ["own-scheme"] = (With(client => client with { RedirectUris = ["test.app:/cb"] }), "test.app:/cb"),
        ["sector"] = (facts => facts with { Faults = [new("sector_identifier_uri", "has no list of redirect URIs")] }, "sector_identifier_uri has no list of redirect URIs"),
        ["unknown-scopes"] = (facts => facts with { UnknownScopes = ["old.read", "old.write"] }, "old.read, old.write"),
        ["faults"] = (facts => facts with { Faults = [new("logo_uri", "is not an address"), new("scope", "is unknown")] }, "logo_uri is not an address"),
        ["no-run"] = (With(client => client with { ResponseTypes = ["none"], GrantTypes = ["implicit"] }), null),
        ["device"] = (With(client => client with { ResponseTypes = [], GrantTypes = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"] }), null),
        ["password-only"] = (With(client => client with { ResponseTypes = [], GrantTypes = ["password", "refresh_token"] }), null),
        ["unvouched"] = (facts => facts with { Vouched = false }, null),
        ["request-object"] = (With(client => client with { RequestObjectSigningAlg = "ES256" }), "ES256"),
        ["no-secret"] = (facts => facts with { Secrets = [] }, null),
        ["secret-expired"] = (facts => facts with { Secrets = [Now.AddDays(-1), Now] }, null),
        ["secret-ends"] = (facts => facts with { Secrets = [Now.AddDays(-1), Now.AddDays(3), Now.AddDays(13)] }, "2030-03-14 12:00 UTC"),
        ["keys"] = (facts => facts with { KeyFault = "jwks_uri cannot be read" }, "jwks_uri cannot be read"),
        ["public-machine"] = (With(client => client with { TokenEndpointAuthMethod = "none", GrantTypes = ["authorization_code", "client_credentials"] }), null),
        ["public-api"] = (With(client => client with { TokenEndpointAuthMethod = "none", Resources = ["https://api.test"] }), null),
        ["no-pkce"] = (With(client => client with { RequirePkce = false }), null),
        ["old-flows"] = (With(client => client with { ResponseTypes = ["code", "code id_token"], GrantTypes = [.. client.GrantTypes, "password"] }), "code id_token, password"),
        ["no-scopes"] = (With(client => client with { Scope = null }), null),
        ["no-openid"] = (With(client => client with { Scope = "profile offline_access" }), null),
        ["no-refresh"] = (With(client => client with { Scope = "openid", GrantTypes = ["authorization_code"] }), null),
        ["offline-refused"] = (With(client => client with { GrantTypes = ["authorization_code"] }), null),
        ["no-offline"] = (With(client => client with { Scope = "openid" }), null),
        ["opaque"] = (With(client => client with { AccessTokenFormat = AccessTokenFormats.Opaque }), null),
        ["signed-userinfo"] = (With(client => client with { UserinfoSignedResponseAlg = "RS256" }), "RS256"),
        ["id-token-alg"] = (With(client => client with { IdTokenSignedResponseAlg = "ES256" }), "ES256"),
        ["id-token-life"] = (facts => facts with { IdTokenLife = TimeSpan.FromSeconds(30) }, "0.5 min"),
        ["access-token-life"] = (facts => facts with { AccessTokenLife = TimeSpan.FromHours(2) }, "120 min"),
        ["encrypted"] = (With(client => client with { Translations = new() { ["id_token_encrypted_response_alg"] = default(JsonElement) } }), "id_token_encrypted_response_alg"),
        ["consent-always"] = (With(client => client with { Consent = ConsentModes.Explicit }), null),
        ["consent-never"] = (With(client => client with { Consent = ConsentModes.Skip }), null),
        ["no-post-logout"] = (With(client => client with { PostLogoutRedirectUris = [] }), null),
        ["backchannel"] = (With(client => client with { BackchannelLogoutUri = "https://10.1.2.3/logout" }), "https://10.1.2.3/logout"),
    };

    public static TheoryData<string> Rules => [.. ClientRules.All.Select(rule => rule.Key)];

    [Fact]
    public void Of_a_client_that_is_as_it_should_be_there_is_nothing_to_say() => Assert.Empty(Find(Sound));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_speaks_where_it_holds_and_says_what_it_found(string rule)
    {
        var (ill, value) = Cases[rule];

        var found = Assert.Single(Find(ill(Sound)), finding => finding.Key == rule);

        Assert.Equal(value is null ? [] : [value], found.Values);
    }

    [Theory]
    [InlineData("https://app.example.test/out", true, true)]
    [InlineData("https://203.0.113.9/out", true, true)]
    [InlineData("http://app.example.test/out", false, false)]
    [InlineData("http://127.0.0.1:9000/out", false, true)]
    [InlineData("https://localhost/out", false, true)]
    [InlineData("https://app/out", false, false)]
    [InlineData("https://app.internal/out", false, false)]
    [InlineData("https://printer.local/out", false, false)]
    [InlineData("https://[fe80::1]/out", false, false)]
    [InlineData("https://[fd00::1]/out", false, false)]
    [InlineData("https://172.20.0.1/out", false, false)]
    [InlineData("https://172.32.0.1/out", true, true)]
    [InlineData("not an address", false, false)]
    public void A_portal_calls_what_its_network_lets_it(string address, bool inPublic, bool inDevelopment)
    {
        Assert.Equal(inPublic, Addresses.CanBeCalled(address, portalIsLocal: false));
        Assert.Equal(inDevelopment, Addresses.CanBeCalled(address, portalIsLocal: true));
    }

    [Fact]
    public void One_secret_that_goes_on_is_enough() => Assert.Empty(Find(Sound with { Secrets = [Now.AddDays(-1), Now.AddDays(1), Now.AddDays(90)] }));

    [Fact]
    public void What_has_words_of_its_own_is_not_told_twice()
    {
        var ill = With(client => client with { RedirectUris = ["http://a.test/cb"] })(Sound) with { Faults = [new MetadataFault("redirect_uris", "is http") { Index = 0 }] };

        Assert.Equal(["http-redirect"], Find(ill).Select(finding => finding.Key));
    }

    [Fact]
    public void A_client_that_acts_for_itself_is_not_told_of_people()
    {
        var machine = new ClientFacts(DoctorClients.Machine.Metadata, Now) { Secrets = [null] };

        Assert.Empty(Find(machine));
    }

    private static Change With(Func<ClientMetadata, ClientMetadata> change) => facts => facts with { Client = change(facts.Client) };

    private static IReadOnlyList<DoctorFinding> Find(ClientFacts facts) => [.. DoctorRule<ClientFacts>.Judge(ClientRules.All, facts)];
}
