namespace Portal.Client.Contracts.Admin;

/// <summary>An account in a list.</summary>
public sealed record UserLine(Guid Id, string UserName, string Name, string? Email, UserState State, DateTimeOffset CreatedAt);
