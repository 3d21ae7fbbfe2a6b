namespace Portal.Data.Entities;

/// <summary>A request that was refused, with the way that it went, for whoever looks the id of its error up.</summary>
internal sealed class FailedRequestRow
{
    public string TraceId { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string Endpoint { get; set; } = "";

    public string? ClientId { get; set; }

    /// <summary>The OAuth error code.</summary>
    public string Error { get; set; } = "";

    public string? Description { get; set; }

    /// <summary>What was looked at, in order, and what came of it: a JSON array. No secrets.</summary>
    public string Steps { get; set; } = "[]";
}
