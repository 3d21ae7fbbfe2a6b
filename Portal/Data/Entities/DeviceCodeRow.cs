using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A device's question, under the hash of its device code.</summary>
internal sealed class DeviceCodeRow
{
    public HandleHash HandleHash { get; set; }

    /// <summary>Of the code that the device shows.</summary>
    public HandleHash UserCodeHash { get; set; }

    public string ClientId { get; set; } = "";

    /// <summary>Space-delimited.</summary>
    public string Scope { get; set; } = "";

    public string? Address { get; set; }

    public string? Agent { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public int IntervalSeconds { get; set; }

    public DateTimeOffset NextPollAt { get; set; }

    /// <summary>Null until somebody answers.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Null until somebody says yes.</summary>
    public string? GrantId { get; set; }

    public GrantRow? Grant { get; set; }

    /// <summary>Null until tokens are got with it.</summary>
    public DateTimeOffset? RedeemedAt { get; set; }
}
