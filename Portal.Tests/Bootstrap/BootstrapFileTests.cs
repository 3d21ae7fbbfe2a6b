using System.Text.Json.Nodes;
using Portal.Bootstrap;
using Portal.Configuration;
using Portal.OpenId.Scopes;

namespace Portal.Tests.Bootstrap;

public sealed class BootstrapFileTests
{
    private const string Client = """{ "client_id": "web", "client_secret": "0123456789-0123456789-0123456789", "redirect_uris": ["https://web.example.test/cb"] }""";
    private const string User = """{ "userName": "alice", "email": "alice@example.test", "password": "Correct-Horse-9" }""";
    private const string Scope = """{ "name": "api.read" }""";

    [Theory]
    [InlineData("clients", Client, "client_id", "null", "clients[0]: client_id is missing")]
    [InlineData("clients", Client, "client_id", "\"w\\u00e9b\"", "clients[0] (wéb): client_id has characters that no client id has, or too many")]
    [InlineData("clients", Client, "client_secret", "\"short\"", "clients[0] (web): client_secret has fewer than 32 characters")]
    [InlineData("clients", Client, "client_secret", "null", "clients[0] (web): client_secret is missing: token_endpoint_auth_method is client_secret_basic")]
    [InlineData("clients", Client, "token_endpoint_auth_method", "\"none\"", "clients[0] (web): client_secret makes no sense: token_endpoint_auth_method is none")]
    [InlineData("clients", Client, "token_endpoint_auth_method", "\"tls\"", "clients[0] (web): client_secret makes no sense: token_endpoint_auth_method is tls")]
    [InlineData("clients", Client, "token_endpoint_auth_method", "\"private_key_jwt\"", "clients[0] (web): client_secret makes no sense: token_endpoint_auth_method is private_key_jwt")]
    [InlineData("clients", Client, "redirect_uris", "[\"/cb\"]", "clients[0] (web): redirect_uris[0] '/cb' is not an absolute address")]
    [InlineData("clients", Client, "redirect_uris", "[\"https://a.test/cb#x\"]", "clients[0] (web): redirect_uris[0] 'https://a.test/cb#x' has a fragment")]
    [InlineData("clients", Client, "redirect_uris", "[\"javascript:alert(1)\"]", "clients[0] (web): redirect_uris[0] 'javascript:alert(1)' has a scheme that belongs to no app: https, http or a reversed domain name")]
    [InlineData("clients", Client, "redirect_uris", "[]", "clients[0] (web): redirect_uris is missing: grant_types has authorization_code")]
    [InlineData("clients", Client, "redirect_uris", "\"https://a.test\"", "clients[0] (web): redirect_uris has a value of the wrong kind")]
    [InlineData("clients", Client, "redirect_uris", "[1]", "clients[0] (web): redirect_uris[0] has a value of the wrong kind")]
    [InlineData("clients", Client, "grant_types", "[\"magic\"]", "clients[0] (web): grant_types 'magic' is none of authorization_code,")]
    [InlineData("clients", Client, "grant_types", "[\"implicit\"]", "clients[0] (web): grant_types 'implicit' needs x_profile 'compat'")]
    [InlineData("clients", Client, "response_types", "[\"token\"]", "clients[0] (web): response_types 'token' needs x_profile 'compat'")]
    [InlineData("clients", Client, "response_types", "[\"all\"]", "clients[0] (web): response_types 'all' is none of code, token,")]
    [InlineData("clients", Client, "scope", "\"openid api.write\"", "clients[0] (web): scope 'api.write' is neither standard nor one of the installation's")]
    [InlineData("clients", Client, "logo_uri", "\"data:image/png\"", "clients[0] (web): logo_uri 'data:image/png' is not an http or https address")]
    [InlineData("clients", Client, "x_consent", "\"never\"", "clients[0] (web): x_consent 'never' is none of explicit, remember, skip")]
    [InlineData("clients", Client, "dpop_bound_access_tokens", "true", "clients[0] (web): dpop_bound_access_tokens can only be false so far")]
    [InlineData("clients", Client, "x_access_token_lifetime", "5", "clients[0] (web): x_access_token_lifetime is not from 30 to 86400")]
    [InlineData("clients", Client, "redirect_uri", "\"https://a.test\"", "clients[0] (web): redirect_uri is not known")]
    [InlineData("users", User, "roles", "[\"ADMIN\"]", "users[0] (alice): roles: 'ADMIN' cannot be the name of a role; the portal's own are written admin and auditor")]
    [InlineData("users", User, "roles", "[\" admin\"]", "users[0] (alice): roles: ' admin' cannot be the name of a role; the portal's own are written admin and auditor")]
    [InlineData("users", User, "groups", "[\"a;b\"]", "users[0] (alice): groups: 'a;b' cannot be the name of a group")]
    [InlineData("users", User, "claims", "{\"roles\":[\"admin\"]}", "users[0] (alice): claims.roles cannot be set here")]
    [InlineData("users", User, "userName", "null", "users[0]: userName is missing")]
    [InlineData("users", User, "email", "null", "users[0] (alice): email is missing")]
    [InlineData("users", User, "email", "\"alice\"", "users[0] (alice): email: Enter an email address like name@example.com.")]
    [InlineData("users", User, "password", "\"short\"", "users[0] (alice): password has fewer than 10 characters")]
    [InlineData("users", User, "emailVerified", "\"yes\"", "users[0] (alice): emailVerified is not true or false")]
    [InlineData("users", User, "roles", "\"admin\"", "users[0] (alice): roles is not a list of texts")]
    [InlineData("users", User, "claims", "[]", "users[0] (alice): claims is not an object")]
    [InlineData("users", User, "claims", "{\"sub\":\"1\"}", "users[0] (alice): claims.sub cannot be set here")]
    [InlineData("users", User, "mail", "\"x\"", "users[0] (alice): mail is not known")]
    [InlineData("scopes", Scope, "name", "\"api read\"", "scopes[0] (api read): name 'api read' is not a scope value (RFC 6749 §3.3)")]
    [InlineData("scopes", Scope, "name", "\"openid\"", "scopes[0] (openid): name 'openid' belongs to a standard scope")]
    [InlineData("scopes", Scope, "resources", "[\"api\"]", "scopes[0] (api.read): resources[0] 'api' is not an absolute address")]
    [InlineData("scopes", Scope, "name", "null", "scopes[0]: name is missing")]
    [InlineData("scopes", Scope, "name", "\"consents\"", "scopes[0] (consents): name 'consents' belongs to a scope of the portal itself")]
    [InlineData("scopes", Scope, "claims", "[\"password\"]", "scopes[0] (api.read): claims[0] 'password' is not a claim that the portal knows")]
    [InlineData("scopes", Scope, "claims", "\"email\"", "scopes[0] (api.read): claims is not a list of texts")]
    [InlineData("scopes", Scope, "translations", "{\"xx\":{}}", "scopes[0] (api.read): translations.xx is not an object for one of en, de, es, fr, ja, ar")]
    [InlineData("scopes", Scope, "translations", "{\"de\":\"Lesen\"}", "scopes[0] (api.read): translations.de is not an object for one of")]
    [InlineData("scopes", Scope, "translations", "{\"de\":{\"title\":\"Lesen\"}}", "scopes[0] (api.read): translations.de: title is not known")]
    [InlineData("scopes", Scope, "translations", "{\"de\":{\"name\":1}}", "scopes[0] (api.read): translations.de: name is not a text")]
    [InlineData("scopes", Scope, "display_name", "\"x\"", "scopes[0] (api.read): display_name is not known")]
    public async Task A_fault_names_its_entry_and_member(string list, string valid, string member, string value, string line)
    {
        var entry = JsonNode.Parse(valid)!.AsObject();
        entry[member] = JsonNode.Parse(value);

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => ReadAsync(new JsonObject { [list] = new JsonArray(entry) }.ToJsonString()));

        Assert.StartsWith("bootstrap.json: " + line, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "bootstrap.json: is not a JSON object")]
    [InlineData("""{ "user": [] }""", "bootstrap.json: the file: user is not known")]
    [InlineData("""{ "users": {} }""", "bootstrap.json: users is not a list")]
    [InlineData("""{ "users": [ 1 ] }""", "bootstrap.json: users[0] is not an object")]
    [InlineData("{ \"clients\": [ " + Client + ", " + Client + " ] }", "bootstrap.json: clients: client_id 'web' is there 2 times")]
    public async Task A_fault_of_the_whole_is_told(string json, string line) =>
        Assert.Equal(line, (await Assert.ThrowsAsync<CannotStartException>(() => ReadAsync(json))).Message);

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "users": [], "users": [] }""")]
    public async Task What_is_not_JSON_is_told(string json) =>
        Assert.StartsWith("bootstrap.json: is not JSON: ", (await Assert.ThrowsAsync<CannotStartException>(() => ReadAsync(json))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => ReadAsync("""{ "users": [ {} ], "clients": [ {} ] }"""));

        Assert.Equal(5, refusal.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task A_scope_that_the_installation_has_already_is_known()
    {
        var described = await ReadAsync(
            """{ "clients": [ { "client_id": "web", "application_type": "native", "token_endpoint_auth_method": "none", "redirect_uris": ["com.example.app:/cb"], "scope": "openid api.read" } ] }""",
            new ScopeDefinition("api.read", []));

        Assert.Equal("openid api.read", described.Clients[0].Metadata.Scope);
    }

    private static async Task<Described> ReadAsync(string json, params ScopeDefinition[] scopes)
    {
        var folder = Support.TestFolders.Make();
        try
        {
            var file = Path.Combine(folder, "bootstrap.json");
            await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
            return await BootstrapFile.ReadAsync(file, scopes, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
