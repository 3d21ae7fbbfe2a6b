using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId;

namespace Portal.Configuration;

/// <summary>Hands the settings on: to the host's own code as they are, to the engine and the pages in their own words.</summary>
internal static class OptionServices
{
    public static IServiceCollection AddPortalOptions(this IServiceCollection services, PortalOptions settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(Options.Create(settings));
        services.TryAddSingleton(new PortalBrand(settings.Name));
        services.Configure<OpenIdOptions>(engine =>
        {
            engine.Issuer = settings.Issuer;
            engine.AcrValues = Proof.Ladder;
            engine.AuthorizationCodeLifetime = settings.Tokens.AuthorizationCode;
            engine.AccessTokenLifetime = settings.Tokens.AccessToken;
            engine.IdTokenLifetime = settings.Tokens.IdToken;
            engine.RefreshTokenIdleLifetime = settings.Tokens.RefreshTokenIdle;
            engine.RefreshTokenAbsoluteLifetime = settings.Tokens.RefreshTokenAbsolute;
            engine.Registration.Enabled = settings.Registration.Mode != RegistrationMode.Off;
            engine.Registration.TokenRequired = settings.Registration.Mode == RegistrationMode.Token;
            engine.Registration.AllowCompat = settings.Registration.AllowCompat;
            engine.Registration.PerHour = settings.RateLimits.Enabled ? settings.RateLimits.RegistrationsPerHour : null;
            engine.KeyRotation = TimeSpan.FromDays(settings.Keys.RotationDays);
        });
        return services;
    }
}
