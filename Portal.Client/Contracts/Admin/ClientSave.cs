namespace Portal.Client.Contracts.Admin;

/// <summary>What came of saving a client.</summary>
public sealed record ClientSave(ClientSaved Result)
{
    /// <summary>Everything that is wrong, where it was not saved for that.</summary>
    public IReadOnlyList<ClientFault> Faults { get; init; } = [];

    /// <summary>A secret that the client did not have before and needs now. Nothing shows it again.</summary>
    public string? Secret { get; init; }
}

public enum ClientSaved
{
    Saved,

    /// <summary>Something is wrong with it.</summary>
    Faulty,

    /// <summary>Somebody else saved meanwhile.</summary>
    Stale,

    /// <summary>There is no such client any more.</summary>
    Gone,
}

/// <summary>What is wrong with a member.</summary>
/// <param name="Member">Its wire name; empty for the whole.</param>
/// <param name="Line">The fault with its place, to be read alone.</param>
public sealed record ClientFault(string Member, string Line);
