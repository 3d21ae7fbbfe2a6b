using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>What a device code stands for: a device's question, and what a person answered. RFC 8628 §3</summary>
/// <param name="ClientId">Who asks.</param>
/// <param name="UserCode">Hash of the code that the device shows, in the form of <see cref="DeviceAuthorization.UserCode"/>.</param>
/// <param name="Scope">What is asked for, within what the client was registered for then.</param>
/// <param name="Origin">Where the question came from.</param>
/// <param name="CreatedAt">When it was asked.</param>
/// <param name="ExpiresAt">After this neither of the two codes does anything.</param>
public sealed record DeviceCode(
    string ClientId, HandleHash UserCode, ScopeSet Scope, DeviceOrigin Origin, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How long the device has to wait between two questions.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>Whoever asks before this is told to slow down.</summary>
    public required DateTimeOffset NextPollAt { get; init; }

    /// <summary>When a person answered; null while nobody has.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What they gave; null while nobody has answered, and after a no.</summary>
    public Grant? Grant { get; init; }

    /// <summary>When tokens were got with it; null while they were not.</summary>
    public DateTimeOffset? RedeemedAt { get; init; }
}

/// <summary>Where a device's request came from, for the person who is to tell whether the device is theirs. RFC 8628 §5.4</summary>
/// <param name="Address">The network address; null when it is not known.</param>
/// <param name="Agent">What the device calls itself, at most 256 characters; null when it says nothing.</param>
public sealed record DeviceOrigin(string? Address, string? Agent);
