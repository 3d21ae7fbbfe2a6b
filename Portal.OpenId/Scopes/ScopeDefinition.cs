namespace Portal.OpenId.Scopes;

/// <summary>A scope that an installation adds to the standard ones.</summary>
/// <param name="Name">The scope value. RFC 6749 §3.3</param>
/// <param name="Resources">The APIs that a token with this scope is meant for: its <c>aud</c>. RFC 8707 §2</param>
public sealed record ScopeDefinition(string Name, IReadOnlyList<string> Resources)
{
    /// <summary>The claims that it asks for, as the standard scopes do; among those that the standard scopes know. Core §5.4</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}
