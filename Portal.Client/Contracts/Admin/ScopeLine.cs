namespace Portal.Client.Contracts.Admin;

/// <summary>A scope in a list.</summary>
/// <param name="Title">What people read; null for those that the portal has words for itself.</param>
/// <param name="Clients">How many clients may ask for it; null where that is not counted.</param>
public sealed record ScopeLine(string Name, ScopeSource Source, string? Title, IReadOnlyList<string> Resources, IReadOnlyList<string> Claims, int? Clients);

/// <summary>Where a scope comes from.</summary>
public enum ScopeSource
{
    /// <summary>An administrator or the bootstrap file.</summary>
    Own,

    /// <summary>An API of the portal itself.</summary>
    Portal,

    /// <summary>OpenID Connect.</summary>
    Standard,
}
