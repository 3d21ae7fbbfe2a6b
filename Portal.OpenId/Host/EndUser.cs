namespace Portal.OpenId.Host;

/// <summary>A signed-in person and how they signed in.</summary>
/// <param name="Subject">Locally unique and never reassigned. Core §2 <c>sub</c></param>
/// <param name="SessionId">Which session it is; RPs know it under names of their own.</param>
/// <param name="AuthTime">When the person last proved who they are.</param>
/// <param name="Acr">What that proof was worth. Core §2 <c>acr</c></param>
/// <param name="Amr">How it was given. RFC 8176</param>
public sealed record EndUser(string Subject, string SessionId, DateTimeOffset AuthTime, string Acr, IReadOnlyList<string> Amr)
{
    /// <summary>When the person last chose this account among several; null when they never did.</summary>
    public DateTimeOffset? ChosenAt { get; init; }
}
