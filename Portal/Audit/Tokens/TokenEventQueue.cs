using System.Threading.Channels;
using Portal.Data.Entities;

namespace Portal.Audit.Tokens;

/// <summary>Events that wait to be written together. Where it is full, whoever adds one waits: none is lost.</summary>
internal sealed class TokenEventQueue
{
    private const int Capacity = 10_000;

    private readonly Channel<SecurityEventRow> _waiting = Channel.CreateBounded<SecurityEventRow>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public ValueTask AddAsync(SecurityEventRow row) => _waiting.Writer.WriteAsync(row);

    public bool HasMore => _waiting.Reader.TryPeek(out _);

    /// <summary>Takes what is there, up to so many.</summary>
    public List<SecurityEventRow> Take(int most)
    {
        var rows = new List<SecurityEventRow>();
        while (rows.Count < most && _waiting.Reader.TryRead(out var row)) rows.Add(row);
        return rows;
    }
}
