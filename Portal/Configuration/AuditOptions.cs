namespace Portal.Configuration;

/// <summary><c>Portal:Audit</c>: the log of what happens to accounts.</summary>
internal sealed record AuditOptions(int RetentionDays = 365)
{
    public static AuditOptions Read(SettingsReader settings) => new(settings.Whole("Audit:RetentionDays", otherwise: 365, least: 1, most: 3650));
}
