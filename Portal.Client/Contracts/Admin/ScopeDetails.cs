namespace Portal.Client.Contracts.Admin;

/// <summary>A scope of the installation's own.</summary>
/// <param name="Clients">Names of clients that may ask for it, the first <see cref="ClientsShown"/>.</param>
public sealed record ScopeDetails(ScopeInput Scope, DateTimeOffset UpdatedAt, IReadOnlyList<string> Clients, int ClientCount)
{
    public const int ClientsShown = 20;
}

/// <summary>A scope as an administrator describes it.</summary>
/// <param name="Name">RFC 6749 §3.3</param>
/// <param name="Title">What people read where nothing is said in their language.</param>
/// <param name="Resources">Absolute addresses of the APIs that it is for. RFC 8707 §2</param>
/// <param name="Claims">What it tells apps about people.</param>
/// <param name="Translations">Words by the tag of their language.</param>
public sealed record ScopeInput(
    string Name,
    string Title,
    string? Description,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Claims,
    IReadOnlyDictionary<string, ScopeTranslation> Translations);

/// <summary>A scope's words in one language; what is null falls back.</summary>
public sealed record ScopeTranslation(string? Title, string? Description);
