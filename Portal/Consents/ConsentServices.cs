using Portal.Client.Contracts;
using Portal.OpenId.Scopes;

namespace Portal.Consents;

/// <summary>What people agreed to share: the pages, the JSON, and the scope that reaches it.</summary>
internal static class ConsentServices
{
    public static IServiceCollection AddConsents(this IServiceCollection services) => services
        .AddSingleton<IScopeStore, PortalScopes>()
        .AddScoped<GivenConsents>()
        .AddScoped<GivenClaims>()
        .AddScoped<IConsentReceipts, OwnReceipts>()
        .AddScoped<IConnectedApps, ConnectedApps>();
}
