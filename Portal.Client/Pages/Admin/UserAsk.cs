using Portal.Client.Contracts.Admin;

namespace Portal.Client.Pages.Admin;

/// <summary>Something that an administrator is about to do to an account, and is asked about once.</summary>
/// <param name="Name">Its words are under <c>Do.(name)</c> in AdminWords.resx.</param>
/// <param name="Change">Does it.</param>
public sealed record UserAsk(string Name, Func<CancellationToken, Task<Allowed<UserChange>>> Change)
{
    /// <summary>It takes something away.</summary>
    public bool Dangerous { get; init; } = true;
}
