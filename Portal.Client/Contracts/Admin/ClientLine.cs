namespace Portal.Client.Contracts.Admin;

/// <summary>A client in a list.</summary>
public sealed record ClientLine(string ClientId, string Name, ClientKind Kind, ClientSource Source, bool Enabled, DateTimeOffset CreatedAt);
