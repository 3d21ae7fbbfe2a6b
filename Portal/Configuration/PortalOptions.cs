namespace Portal.Configuration;

/// <summary>The settings under <c>Portal:</c>.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Where the portal keeps files of its own; relative to the folder it was started in.</summary>
    public string DataDirectory { get; set; } = "data";

    public DatabaseOptions Database { get; set; } = new();

    public static PortalOptions Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<PortalOptions>() ?? new();
}
