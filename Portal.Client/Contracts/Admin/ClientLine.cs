namespace Portal.Client.Contracts.Admin;

/// <summary>A client in a list.</summary>
public sealed record ClientLine(string ClientId, string Name, ClientKind Kind, ClientSource Source, bool Enabled, DateTimeOffset CreatedAt)
{
    /// <summary>When an administrator vouched for one that registered itself; null until one does.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }
}
