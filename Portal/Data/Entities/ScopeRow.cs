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

    /// <summary>The claims that it gives apps about the person, space-delimited.</summary>
    public string Claims { get; set; } = "";

    /// <summary>What the consent page calls it in other languages: a JSON object, <c>{"de": {"name": …, "description": …}}</c>.</summary>
    public string Translations { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
