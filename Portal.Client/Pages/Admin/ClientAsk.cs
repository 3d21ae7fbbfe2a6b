using Portal.Client.Contracts.Admin;

namespace Portal.Client.Pages.Admin;

/// <summary>Something that an administrator is about to do to a client, and is asked about once.</summary>
/// <param name="Name">Its words are under <c>ClientDo.(name)</c> in AdminWords.resx.</param>
/// <param name="Change">Does it.</param>
public sealed record ClientAsk(string Name, Func<CancellationToken, Task<Allowed<ClientChange>>> Change)
{
    /// <summary>It takes something away.</summary>
    public bool Dangerous { get; init; } = true;
}
