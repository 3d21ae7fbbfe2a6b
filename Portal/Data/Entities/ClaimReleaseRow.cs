namespace Portal.Data.Entities;

/// <summary>Claims that a client was given together under a grant: names, never values. It goes with the grant.</summary>
internal sealed class ClaimReleaseRow
{
    public string GrantId { get; set; } = "";

    public GrantRow Grant { get; set; } = null!;

    /// <summary>One of the engine's <c>ReleasePlaces</c>.</summary>
    public string Place { get; set; } = "";

    /// <summary>Space-delimited, in ordinal order: part of the key, so that each set of claims is noted once.</summary>
    public string Claims { get; set; } = "";

    public DateTimeOffset FirstAt { get; set; }

    /// <summary>To the day, see the engine's <c>ClaimRelease</c>.</summary>
    public DateTimeOffset LastAt { get; set; }
}
