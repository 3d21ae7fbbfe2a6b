using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Data.Entities;
using Portal.Mail;

namespace Portal.Tests.Support;

/// <summary>The mail of a portal under test; it waits until a test sends it.</summary>
internal static class TestMail
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Settings of a portal that sends its mail here.</summary>
    public static TestSettings Settings(this MailSink sink, bool deliver = false) => new()
    {
        ["Portal:Smtp:Host"] = "127.0.0.1",
        ["Portal:Smtp:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
        ["Portal:Smtp:Security"] = "none",
        ["Portal:Smtp:From"] = "portal@example.test",
        Services = services => Hold(services, unless: deliver),
    };

    /// <summary>Sends all that is due.</summary>
    public static async Task SendMailAsync(this TestPortal portal)
    {
        while (await portal.Services.GetRequiredService<MailDeliveries>().DeliverDueAsync(Cancel))
        {
            // More became due.
        }
    }

    public static Task<List<MailDelivery>> WaitingMailAsync(this TestPortal portal) => portal.WithDataAsync(db => db.MailOutbox.AsNoTracking().ToListAsync(Cancel));

    /// <summary>What waits, as it will be read.</summary>
    public static async Task<List<WrittenLetter>> LettersAsync(this TestPortal portal)
    {
        var outbox = portal.Services.GetRequiredService<MailOutbox>();
        return [.. (await portal.WaitingMailAsync()).Select(outbox.Open)];
    }

    public static void Hold(IServiceCollection services, bool unless)
    {
        if (unless) return;

        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(MailDeliverer)));
    }
}
