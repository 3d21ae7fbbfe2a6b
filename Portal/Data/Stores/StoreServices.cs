using Portal.Audit;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.PersonalAccessTokens;
using Portal.Registration;

namespace Portal.Data.Stores;

/// <summary>What the engine keeps, kept in the portal's database.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddPortalStores(this IServiceCollection services) => services
        .AddAudit()
        .AddSingleton<IClientStore, EfClientStore>()
        .AddSingleton<EfScopeStore>()
        .AddSingleton<IGrantStore, EfGrantStore>()
        .AddSingleton<IAuthorizationCodeStore, EfAuthorizationCodeStore>()
        .AddSingleton<IDeviceCodeStore, EfDeviceCodeStore>()
        .AddSingleton<IRefreshTokenStore, EfRefreshTokenStore>()
        .AddSingleton<ConsentReceipts>()
        .AddSingleton<IConsentStore, EfConsentStore>()
        .AddSingleton<IClientRegistrationStore, EfClientRegistrationStore>()
        .AddSingleton<IRegistrationGate, RegistrationGate>()
        .AddScoped<InitialAccessTokens>()
        .AddSingleton<ClientSecrets>()
        .AddSingleton<IUsedAssertionStore, EfUsedAssertionStore>()
        .AddSingleton<IPersonalAccessTokenStore, EfPersonalAccessTokenStore>()
        .AddSingleton<IPairwiseSubjectStore, EfPairwiseSubjectStore>()
        .AddSingleton<IRevokedTokenStore, EfRevokedTokenStore>()
        .AddSingleton<ISigningKeyStore, EfSigningKeyStore>();
}
