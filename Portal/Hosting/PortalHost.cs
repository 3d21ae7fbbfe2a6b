using Portal.Accounts;
using Portal.Admin;
using Portal.Bootstrap;
using Portal.Configuration;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Protection;
using Portal.Data.Stores;
using Portal.Hosting.Timing;
using Portal.Mail;
using Portal.OpenId;
using Portal.Tokens;

namespace Portal.Hosting;

/// <summary>Everything that the portal is made of.</summary>
internal static class PortalHost
{
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions settings)
    {
        services.AddPortalOptions(settings);
        services.AddPortalData(settings.Database).AddPortalProtection().AddPortalIdentity().AddPortalStores();
        services.AddProxies(settings).AddPortalRateLimits(settings.RateLimits).AddPortalHealth();
        services.AddOpenId().AddAccounts().AddConsents().AddPersonalTokens().AddPages();
        services.AddMail().AddAdmin();
        services.AddSingleton(new OperatorOutput(Console.Out));
        services.AddScoped<UserWriter>().AddScoped<BootstrapWriter>().AddSingleton<Sweep>().AddHostedService<Housekeeping>().AddHostedService<MetricsListener>();
        services.AddSingleton<EndpointTimes>().AddSingleton<EndpointHours>().AddHostedService<EndpointTimeWriter>();
        return services;
    }
}
