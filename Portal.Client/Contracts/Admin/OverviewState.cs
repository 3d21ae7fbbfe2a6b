namespace Portal.Client.Contracts.Admin;

/// <summary>What there is now.</summary>
/// <param name="Sessions">Those that are live.</param>
public sealed record OverviewState(long Users, long Clients, long Sessions, IReadOnlyList<Attention> Attention);

/// <summary>Something that somebody should look at.</summary>
/// <param name="Count">Of how many, where that means something.</param>
public sealed record Attention(AttentionKind Kind, long Count = 0);

/// <summary>What somebody should look at.</summary>
public enum AttentionKind
{
    /// <summary>The log of events was found changed.</summary>
    ChainBroken,

    /// <summary>Events wait to be sealed.</summary>
    ChainWaiting,

    /// <summary>A signing key signs beyond its time.</summary>
    KeyLate,

    /// <summary>Only one person, or none, can administer the portal.</summary>
    FewAdministrators,

    /// <summary>No mail can be sent.</summary>
    NoMail,

    /// <summary>Clients registered themselves, and nobody vouched for them.</summary>
    Unreviewed,
}
