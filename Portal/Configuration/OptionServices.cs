using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId;
using Portal.Settings;

namespace Portal.Configuration;

/// <summary>Hands the settings on: to the host's own code as they are, to the engine and the pages in their own words.</summary>
internal static class OptionServices
{
    public static IServiceCollection AddPortalOptions(this IServiceCollection services, PortalOptions settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(Options.Create(settings));
        services.AddLiveSettings();
        services.TryAddScoped(provider => provider.GetRequiredService<LiveSettings>().Now.ToBrand());
        services.AddOptions<OpenIdOptions>().Configure<LiveSettings>((engine, live) => Configure(engine, settings, live.Now));
        return services;
    }

    /// <summary>What pages show of the operator.</summary>
    public static PortalBrand ToBrand(this RunTimeOptions now) => new(now.Name)
    {
        Logo = now.Brand.Logo is { } logo ? $"{BrandFiles.Logo}?v={logo.Version}" : null,
        Sheet = now.Brand.Light is { } light ? $"{BrandFiles.Sheet}?v={light.Accent.ToString()[1..]}{now.Brand.Dark!.Accent.ToString()[1..]}" : null,
    };

    private static void Configure(OpenIdOptions engine, PortalOptions settings, RunTimeOptions now)
    {
        engine.Issuer = settings.Issuer;
        engine.AcrValues = Proof.Ladder;
        engine.AuthorizationCodeLifetime = now.Tokens.AuthorizationCode;
        engine.AccessTokenLifetime = now.Tokens.AccessToken;
        engine.IdTokenLifetime = now.Tokens.IdToken;
        engine.RefreshTokenIdleLifetime = now.Tokens.RefreshTokenIdle;
        engine.RefreshTokenAbsoluteLifetime = now.Tokens.RefreshTokenAbsolute;
        engine.Registration.Enabled = now.Registration.Mode != RegistrationMode.Off;
        engine.Registration.TokenRequired = now.Registration.Mode == RegistrationMode.Token;
        engine.Registration.AllowCompat = now.Registration.AllowCompat;
        engine.Registration.PerHour = settings.RateLimits.Enabled ? settings.RateLimits.RegistrationsPerHour : null;
        engine.KeyRotation = TimeSpan.FromDays(settings.Keys.RotationDays);
    }
}
