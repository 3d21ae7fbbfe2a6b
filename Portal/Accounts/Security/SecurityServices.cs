using Portal.Client.Contracts;

namespace Portal.Accounts.Security;

/// <summary>What <c>/account/security</c> needs.</summary>
internal static class SecurityServices
{
    public static IServiceCollection AddAccountSecurity(this IServiceCollection services) => services
        .AddScoped<FreshProof>()
        .AddScoped<SignInChanges>()
        .AddScoped<PasswordChanges>()
        .AddSingleton<TotpTickets>()
        .AddScoped<IAccountSecurity, AccountSecurity>()
        .AddScoped<IPasswordSettings, PasswordSettings>()
        .AddScoped<ITotpSettings, TotpSettings>()
        .AddScoped<IRecoveryCodeSettings, RecoveryCodeSettings>();
}
