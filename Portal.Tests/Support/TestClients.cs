using Portal.OpenId.Clients;

namespace Portal.Tests.Support;

/// <summary>The apps of the tests.</summary>
internal static class TestClients
{
    /// <summary>Confidential, with refresh tokens; asks for consent once.</summary>
    public static readonly TestClient Web = new("web", new ClientMetadata
    {
        ClientName = "Web app",
        RedirectUris = ["https://web.example.test/callback"],
        PostLogoutRedirectUris = ["https://web.example.test/bye"],
        GrantTypes = ["authorization_code", "refresh_token"],
        TokenEndpointAuthMethod = ClientAuthenticationMethods.ClientSecretBasic,
        Scope = "openid profile email address phone offline_access",
    })
    {
        Secret = "web-secret-of-more-than-32-characters",
    };

    /// <summary>Public, on a loopback address, with refresh tokens that rotate.</summary>
    public static readonly TestClient Native = new("native", new ClientMetadata
    {
        ClientName = "Native app",
        ApplicationType = "native",
        RedirectUris = ["http://127.0.0.1/callback"],
        GrantTypes = ["authorization_code", "refresh_token"],
        TokenEndpointAuthMethod = ClientAuthenticationMethods.None,
        Scope = "openid profile email offline_access",
    });

    /// <summary>The installation's own app: nobody is asked for consent.</summary>
    public static readonly TestClient Trusted = Web with
    {
        Id = "trusted",
        Metadata = Web.Metadata with { ClientName = "House app", Consent = ConsentModes.Skip },
        Secret = "trusted-secret-of-more-than-32-characters",
    };
}
