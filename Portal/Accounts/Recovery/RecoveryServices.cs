using Portal.Client.Contracts;
using Portal.Interactions;

namespace Portal.Accounts.Recovery;

/// <summary>What <c>/recover</c> needs.</summary>
internal static class RecoveryServices
{
    public static IServiceCollection AddRecovery(this IServiceCollection services) => services
        .AddSingleton<RecoveryTickets>()
        .AddScoped<AccountFinder>()
        .AddScoped<RecoveryLinks>()
        .AddScoped<RecoveryEnd>()
        .AddScoped<Recoveries>()
        .AddScoped<RecoveredAccounts>()
        .AddScoped<MailedRecoveries>()
        .AddScoped<RecoveryWaitNews>()
        .AddScoped<RecoveryWaits>()
        .AddScoped<IRecoverByMail, RecoverByMail>()
        .AddScoped<RecoverViews>()
        .AddScoped<IRecoverPage, RecoverPage>();
}
