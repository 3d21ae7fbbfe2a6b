namespace Portal.Configuration;

/// <summary><c>Portal:Issuer</c>. In Development it follows the address that the portal listens at. Discovery §3</summary>
internal static class IssuerSetting
{
    /// <summary>Where the portal listens unless it is told otherwise.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    private const string Example = "https://id.example.com";

    public static string Read(SettingsReader settings, IConfiguration configuration, bool development)
    {
        if (settings.Text("Issuer") is not { } issuer)
        {
            return development
                ? FollowListener(configuration)
                : throw SettingsReader.Wrong("Issuer", "is not set, and outside Development it has to be", Example);
        }

        return Fault(issuer) is { } fault ? throw SettingsReader.Wrong("Issuer", $"is '{issuer}', which {fault}", Example) : issuer;
    }

    /// <summary>What keeps a text from being an origin that the portal can be at; null when nothing does. Clients compare it character by character.</summary>
    public static string? Fault(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return "is not an http or https address";
        if (uri.Scheme == "http" && !uri.IsLoopback) return "is not https";
        if (address.EndsWith('/')) return "ends with a slash";
        if (uri.PathAndQuery != "/" || uri.Fragment.Length > 0) return "has more than scheme, host and port";

        var canonical = uri.GetLeftPart(UriPartial.Authority);
        return canonical == address ? null : $"should be written {canonical}";
    }

    private static string FollowListener(IConfiguration configuration)
    {
        var address = ListenerAddress(configuration);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || Fault(uri.GetLeftPart(UriPartial.Authority)) is not null || uri.Port == 0)
            throw SettingsReader.Wrong("Issuer", $"is not set and cannot follow the listener's address '{address}'", DefaultAddress);

        return uri.GetLeftPart(UriPartial.Authority);
    }

    // A listener on every address of the machine is reached from this one by its usual name.
    private static string ListenerAddress(IConfiguration configuration)
    {
        if (configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries) is [var first, ..])
            return first.Trim().Replace("//*", "//localhost").Replace("//+", "//localhost").Replace("//0.0.0.0", "//localhost").Replace("//[::]", "//localhost");

        return configuration["http_ports"]?.Split(';') is [{ Length: > 0 } port, ..] ? $"http://localhost:{port}" : DefaultAddress;
    }
}
