using System.Net;

namespace Portal.Configuration;

/// <summary><c>Portal:Metrics</c>: where a monitoring system reads the portal's numbers. By default only from this computer.</summary>
internal sealed record MetricsOptions
{
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>A port of its own; null for none.</summary>
    public int? Port { get; init; } = 9464;

    public static MetricsOptions Read(SettingsReader settings)
    {
        var port = settings.Whole("Metrics:Port", otherwise: 9464, least: 0, most: 65_535);
        var text = settings.Text("Metrics:Address") ?? "127.0.0.1";
        return IPAddress.TryParse(text, out var address)
            ? new() { Address = address, Port = port == 0 ? null : port }
            : throw SettingsReader.Wrong("Metrics:Address", $"is '{text}', which is not an IP address", "127.0.0.1");
    }
}
