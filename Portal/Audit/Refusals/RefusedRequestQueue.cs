using System.Threading.Channels;
using Portal.Data.Entities;

namespace Portal.Audit.Refusals;

/// <summary>Refused requests that wait to be written. Where it is full, more are left out: nobody waits for them.</summary>
internal sealed class RefusedRequestQueue
{
    public const int Capacity = 2_000;

    private readonly Channel<FailedRequestRow> _waiting = Channel.CreateBounded<FailedRequestRow>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Add(FailedRequestRow row) => _waiting.Writer.TryWrite(row);

    /// <summary>Takes what is there, up to so many.</summary>
    public List<FailedRequestRow> Take(int most)
    {
        var rows = new List<FailedRequestRow>();
        while (rows.Count < most && _waiting.Reader.TryRead(out var row)) rows.Add(row);
        return rows;
    }
}
