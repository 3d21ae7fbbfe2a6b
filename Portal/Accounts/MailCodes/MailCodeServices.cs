using Portal.Client.Contracts;
using Portal.Interactions;
using Portal.Mail;

namespace Portal.Accounts.MailCodes;

/// <summary>What <c>/signin/mail</c> needs.</summary>
internal static class MailCodeServices
{
    public static IServiceCollection AddMailCodes(this IServiceCollection services) => services
        .AddSingleton<MailCodeLetters>()
        .AddScoped<MailCodeRequests>()
        .AddScoped<MailCodeSignIn>()
        .AddScoped<IMailCodePage, MailCodePage>();
}
