namespace Portal.Client.Contracts.Admin;

/// <summary>In which ways the log of events can fail to hold. Its words are under <c>Chain.Break.(name)</c>.</summary>
public enum ChainBreakKind
{
    /// <summary>The event says something else than when it was sealed.</summary>
    Changed,

    /// <summary>There is no event in this place, but there are later ones.</summary>
    Missing,

    /// <summary>The event of this place was moved to another one.</summary>
    Moved,

    /// <summary>The events from this place to the end are gone.</summary>
    CutOff,

    /// <summary>An event is outside of the ends of the chain.</summary>
    Foreign,

    /// <summary>What the portal remembers of the ends of the chain was changed.</summary>
    EndsMoved,

    /// <summary>When the portal sealed this event, it found that the ends were changed or that the last events were gone.</summary>
    FoundBroken,
}
