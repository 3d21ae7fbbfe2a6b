using Portal.Accounts.Profile;
using Portal.Client.Contracts;

namespace Portal.Accounts.Console;

/// <summary>What people see and do under <c>/account</c>, beside what has a place of its own.</summary>
internal static class ConsoleServices
{
    public static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddScoped<IAccountChanges, AccountChanges>()
        .AddScoped<IAccountSessions, SessionList>()
        .AddScoped<IAccountActivity, AccountActivity>()
        .AddScoped<IAccountTokens, TokenList>()
        .AddScoped<ProfileRules>()
        .AddScoped<ProfileChanges>()
        .AddScoped<IAccountProfile, AccountProfile>();
}
