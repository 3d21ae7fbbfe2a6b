using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A token that a person made for their own programs.</summary>
internal sealed class PersonalAccessTokenRow
{
    public Guid Id { get; set; }

    public HandleHash HandleHash { get; set; }

    public Guid UserId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Space-delimited.</summary>
    public string Scope { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
