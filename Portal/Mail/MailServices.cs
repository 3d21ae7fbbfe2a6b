using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Mail;

/// <summary>Mail to people. Without a server for it nothing is sent, and nothing waits.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton<LetterWriter>()
        .AddSingleton<MailOutbox>()
        .AddSingleton<SmtpServer>()
        .AddSingleton<MailTest>()
        .AddSingleton<MailDeliveries>()
        .AddSingleton<NoticeLetters>()
        .AddSingleton<CodeLetters>()
        .AddSingleton<ISaveChangesInterceptor, SecurityNotices>()
        .AddHostedService<MailDeliverer>();
}
