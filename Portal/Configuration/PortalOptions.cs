namespace Portal.Configuration;

/// <summary>
/// The settings under <c>Portal:</c>, all of them judged: what is here can be relied on. What administrators may change meanwhile is not
/// here but in <see cref="Settings.LiveSettings"/>, so that nobody goes by how it was at the start.
/// </summary>
internal sealed record PortalOptions
{
    /// <summary>The issuer identifier and the origin under which browsers reach the portal; without a trailing slash.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the portal keeps files of its own: a full path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A file that describes users, scopes and clients; null when there is none.</summary>
    public string? BootstrapFile { get; init; }

    /// <summary>What may change while the portal runs, as the configuration has it.</summary>
    public RunTimeOptions Configured { get; init; } = new();

    public PasswordOptions Passwords { get; init; } = new();

    /// <summary>Reverse proxies, addresses or networks, whose word on the caller's address and scheme is taken.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    public required DatabaseOptions Database { get; init; }

    public required PasskeyOptions Passkeys { get; init; }

    public KeyOptions Keys { get; init; } = new();

    public RateLimitOptions RateLimits { get; init; } = new();

    public RecoveryOptions Recovery { get; init; } = new(TimeSpan.FromHours(24));

    public MetricsOptions Metrics { get; init; } = new();

    /// <summary>Names under <c>Portal:</c> that mean nothing: most likely misspelled.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public bool IsHttps => Issuer.StartsWith("https:", StringComparison.Ordinal);

    /// <exception cref="WrongSettingException">At the first setting that is wrong.</exception>
    public static PortalOptions Read(IConfiguration configuration, bool development)
    {
        var settings = new SettingsReader(configuration);
        var issuer = IssuerSetting.Read(settings, configuration, development);
        var dataDirectory = Path.GetFullPath(settings.Text("DataDirectory") ?? "data");
        return new()
        {
            Issuer = issuer,
            DataDirectory = dataDirectory,
            BootstrapFile = ReadBootstrapFile(settings),
            Configured = RunTimeOptions.Read(settings, development),
            Passwords = new(settings.Flag("Passwords:Enabled", otherwise: true)),
            Proxies = ReadProxies(settings),
            Database = DatabaseOptions.Read(settings, dataDirectory),
            Passkeys = PasskeyOptions.Read(settings, issuer),
            Keys = KeyOptions.Read(settings),
            RateLimits = RateLimitOptions.Read(settings),
            Recovery = RecoveryOptions.Read(settings),
            Metrics = MetricsOptions.Read(settings),
            Unknown = [.. settings.Unknown],
        };
    }

    private static string? ReadBootstrapFile(SettingsReader settings)
    {
        if (settings.Text("Bootstrap:File") is not { } file) return null;

        return File.Exists(file)
            ? Path.GetFullPath(file)
            : throw SettingsReader.Wrong("Bootstrap:File", $"is '{file}', and there is no such file", "bootstrap.json");
    }

    private static IReadOnlyList<string> ReadProxies(SettingsReader settings)
    {
        var proxies = settings.List("Proxies");
        var wrong = proxies.FirstOrDefault(proxy => !System.Net.IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _));
        return wrong is null
            ? proxies
            : throw SettingsReader.Wrong("Proxies", $"has '{wrong}', which is neither an IP address nor a network", "10.0.0.0/8,192.0.2.1");
    }
}
