namespace Portal.Client.Contracts;

/// <summary>How this installation presents itself: its name in headers and page titles, and what its operator puts in place of the portal's own look.</summary>
public sealed record PortalBrand(string Name)
{
    /// <summary>Address of the operator's picture; null for the portal's own.</summary>
    public string? Logo { get; init; }

    /// <summary>Address of a style sheet with the operator's colours; null for the portal's own.</summary>
    public string? Sheet { get; init; }
}
