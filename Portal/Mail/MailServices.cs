using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Configuration;

namespace Portal.Mail;

/// <summary>Mail to people. Without a server for it nothing is sent, and nothing waits.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, PortalOptions settings)
    {
        services
            .AddSingleton<LetterWriter>()
            .AddSingleton<MailOutbox>()
            .AddSingleton<SmtpServer>()
            .AddSingleton<MailDeliveries>()
            .AddSingleton<NoticeLetters>()
            .AddSingleton<CodeLetters>()
            .AddSingleton<ISaveChangesInterceptor, SecurityNotices>();
        return settings.Smtp is null ? services : services.AddHostedService<MailDeliverer>();
    }
}
