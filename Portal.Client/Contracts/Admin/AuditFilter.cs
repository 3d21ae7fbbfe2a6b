namespace Portal.Client.Contracts.Admin;

/// <summary>Which events to list; what is null leaves the choice open.</summary>
/// <param name="Kind">The name of an event's kind.</param>
/// <param name="User">Somebody's id, user name or email: what they did and what was done to their account.</param>
/// <param name="From">Not before this.</param>
/// <param name="Until">Before this.</param>
/// <param name="TraceId">What ties the events of one request together, and to the server's log.</param>
public sealed record AuditFilter(
    string? Kind = null,
    bool? Failed = null,
    string? User = null,
    string? ClientId = null,
    string? Address = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? TraceId = null);
