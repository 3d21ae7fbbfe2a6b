using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Configuration;

namespace Portal.Hosting;

/// <summary>Reverse proxies. Without any in the settings nobody's word on an address or scheme is taken; the host never comes from a request.</summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, PortalOptions settings) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies)
            {
                if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
                else options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }

            // As many as there are: each hop's word is checked against the list anyway.
            options.ForwardLimit = null;
        });

    public static void UseProxies(this IApplicationBuilder app, PortalOptions settings)
    {
        if (settings.Proxies.Count > 0) app.UseForwardedHeaders();
    }
}
