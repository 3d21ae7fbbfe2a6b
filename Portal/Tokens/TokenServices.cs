namespace Portal.Tokens;

/// <summary>People's own tokens.</summary>
internal static class TokenServices
{
    public static IServiceCollection AddPersonalTokens(this IServiceCollection services) => services.AddScoped<PersonalAccessTokens>();
}
