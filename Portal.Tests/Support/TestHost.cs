using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Hosting;
using Portal.OpenId.Outgoing;

namespace Portal.Tests.Support;

/// <summary>The real portal in this process, on a data directory of its own, with fake time and without a network.</summary>
internal sealed class TestHost(string dataDirectory, TestSettings settings, FakeClock clock, OutsideWorld outside, TestLog log)
    : WebApplicationFactory<Program>
{
    /// <summary>Names the address that a request seems to come from.</summary>
    public const string AddressHeader = "Test-Address";

    /// <summary>What an operator sees on the console.</summary>
    public StringWriter Output { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(settings.Environment);
        builder.UseSetting("Portal:DataDirectory", dataDirectory);
        // Tests are many tries from one address.
        builder.UseSetting("Portal:RateLimits:Enabled", "false");
        builder.UseSetting("Portal:Metrics:Port", "0");
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information");
        foreach (var (name, value) in settings) builder.UseSetting(name, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton(new OperatorOutput(Output));
            services.AddSingleton<IStartupFilter, AddressFromHeader>();
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(outside.Handler));
            // By name as well: the engine's own client brings a handler that only knows real networks.
            services.AddHttpClient(OutgoingDocuments.ClientName).ConfigurePrimaryHttpMessageHandler(outside.Handler);
            settings.Services?.Invoke(services);
            services.MarkBackgroundWork();
        });
    }

    private sealed class AddressFromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                var address = http.Request.Headers[AddressHeader].ToString();
                http.Connection.RemoteIpAddress = address.Length == 0 ? IPAddress.Loopback : IPAddress.Parse(address);
                return following(http);
            });
            next(app);
        };
    }
}
