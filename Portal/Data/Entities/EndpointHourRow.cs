namespace Portal.Data.Entities;

/// <summary>How an endpoint did in one hour, on all nodes together.</summary>
internal sealed class EndpointHourRow
{
    /// <summary>When the hour began.</summary>
    public DateTimeOffset Hour { get; set; }

    public string Endpoint { get; set; } = "";

    public long Requests { get; set; }

    /// <summary>Those that the server could not answer: status 500 and above.</summary>
    public long Failures { get; set; }

    /// <summary>What all of them took together.</summary>
    public long Milliseconds { get; set; }

    /// <summary>What the slowest took, in milliseconds.</summary>
    public long Slowest { get; set; }
}
