using Microsoft.Extensions.Options;
using Portal.OpenId;

namespace Portal.Settings;

/// <summary>Settings that change while the portal runs.</summary>
internal static class SettingServices
{
    public static IServiceCollection AddLiveSettings(this IServiceCollection services) => services
        .AddSingleton<LiveSettings>()
        .AddSingleton<IOptionsChangeTokenSource<OpenIdOptions>>(provider => provider.GetRequiredService<LiveSettings>())
        .AddSingleton<StoredSettings>()
        .AddSingleton<SettingsWatch>()
        .AddHostedService(provider => provider.GetRequiredService<SettingsWatch>());
}
