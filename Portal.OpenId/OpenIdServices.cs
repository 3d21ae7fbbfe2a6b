using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.OpenId.Bearers;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Endpoints.Authorization.RequestObjects;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Discovery;
using Portal.OpenId.Endpoints.EndSession;
using Portal.OpenId.Endpoints.Introspection;
using Portal.OpenId.Endpoints.Jwks;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Endpoints.Revocation;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.ClientCredentials;
using Portal.OpenId.Endpoints.Token.Grants.Password;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Endpoints.UserInfo;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Outgoing;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Scopes;

namespace Portal.OpenId;

/// <summary>What the engine is made of.</summary>
public static class OpenIdServices
{
    /// <summary>
    /// Adds the engine. The host adds <see cref="OpenIdOptions"/>, the stores (singletons: <c>I…Store</c>) and the answers of the
    /// Host folder.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddOpenId(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.AddCors(cors => cors.AddPolicy(OpenIdRoutes.AnyOrigin, policy => policy
            .AllowAnyOrigin()
            .WithMethods("GET", "POST", "PUT", "DELETE")
            .WithHeaders("Authorization", "Content-Type", "DPoP", "MCP-Protocol-Version")
            .WithExposedHeaders("WWW-Authenticate")));

        services.AddSingleton<OutgoingAddresses>().AddSingleton<OutgoingDocuments>();
        services.AddHttpClient(OutgoingDocuments.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5))
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                MaxResponseHeadersLength = 16,
                ConnectCallback = provider.GetRequiredService<OutgoingAddresses>().ConnectAsync,
            });

        return services.AddKeysAndTokens().AddClientAuthentication().AddGrantTypes().AddEndpoints().AddLogout();
    }

    private static IServiceCollection AddKeysAndTokens(this IServiceCollection services) => services
        .AddSingleton<KeyRing>()
        .AddSingleton<JwtSigner>()
        .AddSingleton(provider => new HostDocuments(provider.GetRequiredService<JwtSigner>()))
        .AddSingleton<JwtReader>()
        .AddSingleton<OpaqueAccessTokens>()
        .AddSingleton<TokenAudience>()
        .AddSingleton<ScopeClaims>()
        .AddSingleton<TokenLiveness>()
        .AddSingleton<PersonalAccessTokenReader>()
        .AddSingleton<ClientSubjects>()
        .AddSingleton<AccessTokenBuilder>()
        .AddSingleton<AccessTokenReader>()
        .AddSingleton<IdTokenBuilder>()
        .AddScoped<TokenIssuer>();

    // None first: some clients take the first method of the metadata that they know.
    private static IServiceCollection AddClientAuthentication(this IServiceCollection services) => services
        .AddSingleton<IClientAuthenticationMethod, NoClientAuthentication>()
        .AddSingleton<IClientAuthenticationMethod, ClientSecretBasic>()
        .AddSingleton<IClientAuthenticationMethod, ClientSecretPost>()
        .AddSingleton<IClientAuthenticationMethod, PrivateKeyJwt>()
        .AddSingleton<IClientAuthenticationMethod, ClientSecretJwt>()
        .AddSingleton<ClientAssertion>()
        .AddSingleton<ClientKeys>()
        .AddSingleton<ClientAuthenticator>();

    private static IServiceCollection AddGrantTypes(this IServiceCollection services) => services
        .AddSingleton<RefreshTokenRotation>()
        .AddSingleton<IGrantHandler, AuthorizationCodeGrant>()
        .AddSingleton<IGrantHandler, RefreshTokenGrant>()
        .AddSingleton<IGrantHandler, ClientCredentialsGrant>()
        .AddSingleton<DeviceCodes>()
        .AddSingleton<IGrantHandler, DeviceCodeGrant>()
        .AddScoped<IGrantHandler, PasswordGrant>()
        .AddScoped<GrantHandlers>();

    private static IServiceCollection AddEndpoints(this IServiceCollection services) => services
        .AddSingleton<RequestObjectReader>()
        .AddSingleton<SignedRequests>()
        .AddSingleton<AuthorizationRequestReader>()
        .AddSingleton(provider => new ParkedRequests(
            provider.GetRequiredService<JwtSigner>(),
            provider.GetRequiredService<JwtReader>(),
            provider.GetRequiredService<AuthorizationRequestReader>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<OpenIdOptions>>()))
        .AddSingleton<IdTokenHint>()
        .AddSingleton<GrantWriter>()
        .AddScoped<FrontChannelClaims>()
        .AddScoped<AuthorizationIssuer>()
        .AddScoped<SituationReader>()
        .AddSingleton<AuthorizationResponse>()
        .AddScoped<AuthorizationFlow>()
        .AddScoped<AuthorizationEndpoint>()
        .AddScoped<TokenEndpoint>()
        .AddSingleton(provider => new DeviceDecisions(
            provider.GetRequiredService<IDeviceCodeStore>(),
            provider.GetRequiredService<IClientStore>(),
            provider.GetRequiredService<IConsentStore>(),
            provider.GetRequiredService<ClientSubjects>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddScoped<DeviceAuthorizationEndpoint>()
        .AddScoped(provider => new BearerAuthenticator(
            provider.GetRequiredService<AccessTokenReader>(),
            provider.GetRequiredService<IUserClaims>(),
            provider.GetRequiredService<IOptions<OpenIdOptions>>()))
        .AddSingleton<UserInfoResponse>()
        .AddScoped<UserInfoEndpoint>()
        .AddSingleton<SectorIdentifier>()
        .AddSingleton(provider => new ClientJudge(provider.GetRequiredService<SectorIdentifier>(), provider.GetRequiredService<IScopeStore>()))
        .AddSingleton(provider => new ClientKeyAddress(provider.GetRequiredService<OutgoingDocuments>()))
        .AddSingleton<RegistrationDoor>()
        .AddSingleton<RegistrationAnswer>()
        .AddScoped<RegistrationEndpoint>()
        .AddScoped<RegistrationManagementEndpoint>()
        .AddSingleton<TokenInspector>()
        .AddScoped<IntrospectionEndpoint>()
        .AddSingleton<TokenRevoker>()
        .AddScoped<RevocationEndpoint>()
        .AddScoped<DiscoveryEndpoint>()
        .AddScoped<JwksEndpoint>();

    private static IServiceCollection AddLogout(this IServiceCollection services) => services
        .AddSingleton<EndSessionRequestReader>()
        .AddSingleton(provider => new ParkedLogouts(
            provider.GetRequiredService<JwtSigner>(),
            provider.GetRequiredService<JwtReader>(),
            provider.GetRequiredService<EndSessionRequestReader>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<OpenIdOptions>>()))
        .AddSingleton<FrontChannelFrames>()
        .AddSingleton<LogoutTokenBuilder>()
        .AddSingleton(provider => new BackChannelLogout(
            provider.GetRequiredService<LogoutTokenBuilder>(),
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<ILogger<BackChannelLogout>>()))
        .AddScoped<EndSessionFlow>()
        .AddScoped<EndSessionEndpoint>();
}
