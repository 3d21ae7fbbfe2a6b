using Portal.Admin.Doctor;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>Clients of every sort that can be tried out.</summary>
internal static class DoctorClients
{
    public static readonly TestClient Machine = new("machine", new ClientMetadata
    {
        ClientName = "Night job",
        GrantTypes = ["client_credentials"],
        ResponseTypes = [],
        Scope = "jobs.run",
    })
    {
        Secret = "machine-secret-of-more-than-32-characters",
    };

    public static readonly IReadOnlyDictionary<string, TestClient> All = new Dictionary<string, TestClient>
    {
        ["web"] = TestClients.Web,
        ["native"] = TestClients.Native,
        ["trusted"] = TestClients.Trusted,
        ["post"] = Web("post", metadata => metadata with { TokenEndpointAuthMethod = "client_secret_post" }),
        ["secret-jwt"] = Web("secret-jwt", metadata => metadata with { TokenEndpointAuthMethod = "client_secret_jwt", TokenEndpointAuthSigningAlg = "HS512" }),
        ["key-jwt"] = Signing("key-jwt", algorithm: null),
        ["key-rsa"] = Signing("key-rsa", "PS256"),
        ["key-es512"] = Signing("key-es512", "ES512"),
        ["opaque"] = Web("opaque", metadata => metadata with { AccessTokenFormat = AccessTokenFormats.Opaque }),
        ["signed"] = Web("signed", metadata => metadata with { UserinfoSignedResponseAlg = "ES256", IdTokenSignedResponseAlg = "PS256" }),
        ["pairwise"] = Web("pairwise", metadata => metadata with { SubjectType = SubjectTypes.Pairwise }),
        ["rotating"] = Web("rotating", metadata => metadata with { RefreshRotation = RefreshRotations.Always, Consent = ConsentModes.Explicit }),
        ["plain"] = Web("plain", metadata => metadata with { Scope = "openid", GrantTypes = ["authorization_code"] }),
    };

    private static TestClient Web(string id, Func<ClientMetadata, ClientMetadata> change) => TestClients.Web with { Id = id, Metadata = change(TestClients.Web.Metadata) };

    private static TestClient Signing(string id, string? algorithm) => Web(id, metadata => metadata with
    {
        TokenEndpointAuthMethod = ClientAuthenticationMethods.PrivateKeyJwt,
        TokenEndpointAuthSigningAlg = algorithm,
        Jwks = TwinKeys.Create(algorithm ?? "RS256").Public,
    }) with
    {
        Secret = null,
    };
}
