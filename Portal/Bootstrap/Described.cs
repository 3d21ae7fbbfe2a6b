using Portal.OpenId.Clients;

namespace Portal.Bootstrap;

/// <summary>What a bootstrap file says should be there.</summary>
internal sealed record Described(IReadOnlyList<DescribedUser> Users, IReadOnlyList<DescribedScope> Scopes, IReadOnlyList<DescribedClient> Clients);

/// <param name="Place">Where in the file: names the entry in messages.</param>
/// <param name="Password">Null leaves a password alone, or the account without one.</param>
/// <param name="Profile">Further claims, JSON.</param>
internal sealed record DescribedUser(
    string Place, string UserName, string Email, bool EmailVerified, string? Password, string Name, IReadOnlyList<string> Roles, string Profile)
{
    public IReadOnlyList<string> Groups { get; init; } = [];
}

internal sealed record DescribedScope(string Name, string DisplayName, string? Description, IReadOnlyList<string> Resources)
{
    public IReadOnlyList<string> Claims { get; init; } = [];

    /// <summary>JSON, as it is kept.</summary>
    public string Translations { get; init; } = "{}";
}

internal sealed record DescribedClient(string ClientId, string? Secret, ClientMetadata Metadata);
