using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A person signed in at one browser. Each RP knows it under a <c>sid</c> of its own, made from its id; the browser holds a handle that changes at each sign-in.</summary>
internal sealed class Session
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public HandleHash HandleHash { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Moves with use, up to the absolute limit that follows from <see cref="CreatedAt"/>.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the person last proved who they are, and how.</summary>
    public DateTimeOffset AuthTime { get; set; }

    public string Acr { get; set; } = "";

    /// <summary>RFC 8176 values, space-delimited.</summary>
    public string Amr { get; set; } = "";

    /// <summary>When the person last chose this account among those of the browser.</summary>
    public DateTimeOffset? ChosenAt { get; set; }

    public string? UserAgent { get; set; }

    public string? IpAddress { get; set; }

    /// <summary>Null while it is live.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
