using System.Threading.Channels;
using Portal.Audit.Tokens;
using Portal.Data.Entities;

namespace Portal.Audit.Refusals;

/// <summary>Refused requests that wait to be written. Where it is full, more are left out: nobody waits for them.</summary>
internal sealed class RefusedRequestQueue(TimeProvider clock)
{
    public const int Capacity = 2_000;

    private readonly Channel<FailedRequestRow> _waiting = Channel.CreateBounded<FailedRequestRow>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite });

    // Its own count: what the log of events tells of the token endpoint is another matter.
    private readonly RefusalLimit _limit = new(clock);

    /// <summary>Whether another refusal of this address has a place.</summary>
    public bool Admits(string source) => _limit.Admits(source);

    public void Add(FailedRequestRow row) => _waiting.Writer.TryWrite(row);

    /// <summary>Takes what is there, up to so many, and forgets the addresses whose minute is over.</summary>
    public List<FailedRequestRow> Take(int most)
    {
        _limit.TakeLeftOut();
        var rows = new List<FailedRequestRow>();
        while (rows.Count < most && _waiting.Reader.TryRead(out var row)) rows.Add(row);
        return rows;
    }
}
