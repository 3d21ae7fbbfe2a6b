namespace Portal.Data.Entities;

/// <summary>A setting that administrators changed while the portal ran; it counts where the configuration says nothing.</summary>
internal sealed class SettingRow
{
    /// <summary>As the configuration calls it, without <c>Portal:</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>JSON.</summary>
    public string Value { get; set; } = "";

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who changed it; not a reference, because it outlives the account.</summary>
    public Guid? UpdatedBy { get; set; }
}
