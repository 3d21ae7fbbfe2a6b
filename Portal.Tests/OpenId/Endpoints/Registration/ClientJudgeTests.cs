using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Endpoints.Registration;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Registration;

/// <summary>What administrators and files are told about a client's metadata; what a client is told of itself is in <see cref="RegistrationTests"/>.</summary>
[Covers("RFC 7591 §2")]
[Covers("RFC 7591 §2.1")]
[Covers("RFC 7591 §5")]
[Covers("RFC 8252 §7.1")]
[Covers("Registration §2")]
[Covers("Registration §5")]
public sealed class ClientJudgeTests
{
    private const string OneKey = """{"kty":"EC","crv":"P-256","kid":"k","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";

    private static readonly IReadOnlySet<string> Scopes = new HashSet<string> { "openid", "api.read" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("grant_types", """["magic"]""", "grant_types 'magic' is none of authorization_code,")] // RFC 7591 §2
    [InlineData("grant_types", """["password"]""", "grant_types 'password' needs x_profile 'compat'")]
    [InlineData("response_types", """["token"]""", "response_types 'token' needs x_profile 'compat'")]
    [InlineData("redirect_uris", """["https://a.test/","/cb"]""", "redirect_uris[1] '/cb' is not an absolute address")] // RFC 6749 §3.1.2
    [InlineData("redirect_uris", """["http://a.test/cb"]""", "redirect_uris[0] 'http://a.test/cb' is http, which is for this computer only")]
    [InlineData("redirect_uris", """["com.example.app:/cb"]""", "redirect_uris[0] 'com.example.app:/cb' has an app's scheme")] // RFC 8252 §7.1
    [InlineData("redirect_uris", """["https://me:pw@a.test/cb"]""", "redirect_uris[0] 'https://me:pw@a.test/cb' is not an absolute address")]
    [InlineData("token_endpoint_auth_method", "\"tls_client_auth\"", "token_endpoint_auth_method 'tls_client_auth' is none of none,")]
    [InlineData("token_endpoint_auth_method", "\"private_key_jwt\"", "jwks or jwks_uri is missing: token_endpoint_auth_method is private_key_jwt")]
    [InlineData("jwks", """{"keys":[]}""", "jwks is not a set of 1 to 50 keys")] // RFC 7517 §5
    [InlineData("jwks", """{"keys":[{"kty":"EC","d":"x"}]}""", "jwks has a key (at 1) with the private member d")]
    [InlineData("jwks", "\"no set\"", "jwks has a value of the wrong type")]
    [InlineData("logo_uri", "\"javascript:alert(1)\"", "logo_uri 'javascript:alert(1)' is not an http or https address")] // RFC 7591 §5
    [InlineData("client_name#de", "\" \"", "client_name#de is empty,")] // RFC 7591 §2.2
    [InlineData("backchannel_logout_uri", "\"http://a.test/\"", "backchannel_logout_uri 'http://a.test/' is not an https address")]
    [InlineData("frontchannel_logout_uri", "\"https://b.test/\"", "frontchannel_logout_uri 'https://b.test/' is not at the origin of a redirect URI")]
    [InlineData("subject_type", "\"private\"", "subject_type 'private' is none of public, pairwise")]
    [InlineData("sector_identifier_uri", "\"http://a.test/\"", "sector_identifier_uri 'http://a.test/' is not an https address")]
    [InlineData("default_max_age", "-1", "default_max_age is not from 0 to")]
    [InlineData("default_max_age", "\"soon\"", "default_max_age has a value of the wrong type")]
    [InlineData("scope", "\"openid api.write\"", "scope 'api.write' is neither standard nor one of the installation's")]
    [InlineData("x_profile", "\"oauth1\"", "x_profile 'oauth1' is none of oauth21, compat")]
    [InlineData("x_consent", "\"never\"", "x_consent 'never' is none of explicit, remember, skip")]
    [InlineData("x_refresh_rotation", "\"\"", "x_refresh_rotation '' is none of auto, always, never")]
    [InlineData("x_access_token_format", "\"saml\"", "x_access_token_format 'saml' is none of jwt, opaque")]
    [InlineData("x_access_token_lifetime", "86401", "x_access_token_lifetime is not from 30 to 86400")]
    [InlineData("x_resources", """["api"]""", "x_resources[0] 'api' is not an absolute address")] // RFC 8707 §2
    [InlineData("x_admin", "true", "x_admin is not known")]
    [InlineData("client_secret", "\"hunter2\"", "client_secret is not known")]
    public async Task A_fault_names_its_member_and_place(string member, string value, string line)
    {
        var judged = await JudgeAsync(Valid(member, value));

        Assert.StartsWith(line, Assert.Single(judged.Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var metadata = Valid("logo_uri", "\"ftp://a.test/\"");
        metadata["redirect_uris"] = new JsonArray("nowhere", "https://a.test/cb#x");
        metadata["subject_type"] = "pairwise";
        metadata["default_max_age"] = "soon";

        Assert.Equal(
            ["default_max_age", "redirect_uris", "redirect_uris", "sector_identifier_uri", "logo_uri"],
            (await JudgeAsync(metadata)).Faults.Select(fault => fault.Member));
    }

    [Fact]
    public async Task An_administrator_opens_the_older_flows_and_sets_our_own_members()
    {
        var metadata = Valid("x_profile", "\"compat\"");
        metadata["response_types"] = new JsonArray("code id_token");
        metadata["x_require_pkce"] = false;

        var judged = await JudgeAsync(metadata);

        Assert.Empty(judged.Faults);
        Assert.Equal(("compat", false), (judged.Metadata.Profile, judged.Metadata.RequirePkce));
        Assert.Equal(["authorization_code", "implicit"], judged.Metadata.GrantTypes);
    }

    [Fact]
    public void Nobody_else_does()
    {
        var asked = new ClientMetadata { RedirectUris = ["https://a.test/cb"], Profile = "compat", RequirePkce = false, ResponseTypes = ["token"] };

        var judged = ClientJudge.Judge(asked, new(ByAdministrator: false, AllowCompat: false, Scopes));

        Assert.Equal("response_types 'token' is not open to registered clients", Assert.Single(judged.Faults).ToString());
        Assert.Equal(("oauth21", true), (judged.Metadata.Profile, judged.Metadata.RequirePkce));
    }

    // Every letter outside of ASCII takes six characters where it is kept: without a limit the database would refuse.
    [Fact]
    public void Metadata_that_no_database_would_keep_is_refused()
    {
        var large = new ClientMetadata { RedirectUris = ["https://a.test/cb"], DefaultAcrValues = [new('ü', 11_000)] };

        Assert.Equal("The metadata is too large", Assert.Single(ClientJudge.Judge(large, MetadataPolicy.ForAdministrator(Scopes)).Faults).ToString());
    }

    [Fact]
    public async Task Every_method_that_clients_can_prove_themselves_by_can_be_chosen_and_no_other()
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal(
            ClientAuthenticationMethods.All.Order(),
            host.Services.GetRequiredService<ClientAuthenticator>().Methods.Order());
        Assert.Equal(ClientAuthenticationMethods.All, MetadataChoices.All["token_endpoint_auth_method"]);
    }

    [Fact]
    public async Task Public_keys_are_taken() =>
        Assert.Empty((await JudgeAsync(Valid("jwks", $$"""{"keys":[{{OneKey}}]}"""))).Faults);

    private static JsonObject Valid(string member, string value)
    {
        var metadata = new JsonObject { ["redirect_uris"] = new JsonArray("https://a.test/cb"), ["scope"] = "openid" };
        metadata[member] = JsonNode.Parse(value);
        return metadata;
    }

    private static async Task<JudgedMetadata> JudgeAsync(JsonObject metadata)
    {
        await using var host = await EngineHost.StartAsync();
        return await host.Services.GetRequiredService<ClientJudge>().JudgeAsync(metadata, Cancel);
    }
}
