namespace Portal.Client.Contracts;

/// <summary>How this installation presents itself: its name in headers and page titles.</summary>
public sealed record PortalBrand(string Name);
