namespace Portal.Data.Entities;

/// <summary>What one person gave one client in one authorization.</summary>
internal sealed class GrantRow
{
    public string Id { get; set; } = "";

    public string ClientId { get; set; } = "";

    public Guid UserId { get; set; }

    /// <summary>Space-delimited.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Whether the scope has <c>offline_access</c>: such a grant outlives its session.</summary>
    public bool Offline { get; set; }

    /// <summary>The person as a client with pairwise subjects knows them.</summary>
    public string? PairwiseSubject { get; set; }

    /// <summary>Single claims that were asked for, JSON; null when there are none.</summary>
    public string? Claims { get; set; }

    /// <summary>The session in which it was given; not a reference, because sessions are cleaned up earlier. Null where there was none.</summary>
    public Guid? SessionId { get; set; }

    public DateTimeOffset AuthTime { get; set; }

    public string Acr { get; set; } = "";

    /// <summary>Space-delimited.</summary>
    public string Amr { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it is live.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    public List<ClaimReleaseRow> Releases { get; set; } = [];
}
