namespace Portal.Data.Entities;

/// <summary>A scope that the installation adds to the standard ones.</summary>
internal sealed class ScopeRow
{
    public string Name { get; set; } = "";

    /// <summary>What the consent page calls it.</summary>
    public string DisplayName { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>The APIs that it is for, space-delimited. RFC 8707 §2</summary>
    public string Resources { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
