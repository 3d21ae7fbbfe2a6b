using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;

namespace Portal.Audit.Chain;

/// <summary>One way along the chain, from its beginning.</summary>
internal sealed class ChainWalk
{
    private readonly ChainSeal _seal;
    private readonly ChainHead? _noted;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private NotedHead _found;

    public ChainWalk(ChainSeal seal, AuditChainRow chain, ChainHead? noted)
    {
        (_seal, Chain, _noted) = (seal, chain, noted);
        (Next, Previous) = (chain.PrunedTo + 1, chain.PrunedHash);
        _found = noted is null ? NotedHead.None
            : noted.Sequence < chain.PrunedTo || noted == new ChainHead(chain.PrunedTo, chain.PrunedHash) ? NotedHead.Pruned
            : NotedHead.Lost;
    }

    /// <summary>The ends as they were when it began.</summary>
    public AuditChainRow Chain { get; }

    /// <summary>The place that comes next.</summary>
    public long Next { get; private set; }

    /// <summary>The hash of what was before it.</summary>
    public string Previous { get; private set; }

    public long Count => Next - 1 - Chain.PrunedTo;

    /// <summary>Goes on over these events, which are in their order, as far as they hold.</summary>
    public ChainBreak? Take(IReadOnlyList<SecurityEventRow> page)
    {
        foreach (var row in page)
        {
            if (Judge(row, page) is { } kind)
                return kind is ChainBreakKind.Missing ? new(kind, Next) : new(kind, Next, row.Id, row.At);

            if (_noted == new ChainHead(Next, row.Hash!)) _found = NotedHead.Found;
            _first ??= row.At;
            (_last, Previous) = (row.At, row.Hash!);
            Next++;
            if (row.Kind == EventKind.AuditBroken.Name) return new(ChainBreakKind.FoundBroken, Next - 1, row.Id, row.At);
        }

        return null;
    }

    public ChainVerdict Verdict(ChainBreak? broken) => new(Count, _first, _last, Next == 1 ? null : new(Next - 1, Previous), broken, _found);

    private ChainBreakKind? Judge(SecurityEventRow row, IReadOnlyList<SecurityEventRow> page)
    {
        if (row.Sequence == Next && Fits(row) && _seal.TellsTruly(row)) return null;

        // The right one may be near, with another number.
        if (page.Any(other => other.Sequence != Next && Fits(other))) return ChainBreakKind.Moved;
        return row.Sequence == Next ? ChainBreakKind.Changed : ChainBreakKind.Missing;
    }

    private bool Fits(SecurityEventRow row) => row.Hash == _seal.Hash(Previous, Next, row);
}
