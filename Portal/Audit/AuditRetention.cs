using Portal.Configuration;

namespace Portal.Audit;

/// <summary>How long events are kept. The one place that says so.</summary>
internal sealed class AuditRetention(AuditOptions settings)
{
    public int Days => settings.RetentionDays;
}
