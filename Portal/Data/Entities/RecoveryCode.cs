using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>One of the codes that a person keeps on paper, for when nothing else is at hand; works once.</summary>
internal sealed class RecoveryCode
{
    /// <summary>The SHA-256 of the code together with whose it is.</summary>
    public HandleHash Hash { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}
