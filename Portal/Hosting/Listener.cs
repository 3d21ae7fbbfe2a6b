using Portal.Configuration;

namespace Portal.Hosting;

/// <summary>Where the portal listens, and how much of a request it takes in.</summary>
internal static class Listener
{
    public static void UsePortalListener(this WebApplicationBuilder builder)
    {
        if (!IsConfigured(builder.Configuration)) builder.WebHost.UseUrls(IssuerSetting.DefaultAddress);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Authorization requests come in the address: long ones are legal, endless ones are not.
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 64 * 1024;
        });
    }

    private static bool IsConfigured(ConfigurationManager configuration) =>
        configuration["urls"] is { Length: > 0 }
        || configuration["http_ports"] is { Length: > 0 }
        || configuration["https_ports"] is { Length: > 0 }
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
