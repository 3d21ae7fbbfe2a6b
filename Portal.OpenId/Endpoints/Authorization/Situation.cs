using Portal.OpenId.Host;
using Portal.OpenId.Issuance;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Everything beside the request that a decision is made from.</summary>
/// <param name="User">Who is signed in; null for nobody.</param>
/// <param name="ClientSubject">That person as the client knows them.</param>
/// <param name="Remembered">What that person agreed to earlier.</param>
/// <param name="Interaction">What the person has done about this request.</param>
/// <param name="Now">The time.</param>
/// <param name="AcrLadder">The <c>acr</c> values that a sign-in can reach, best first.</param>
internal sealed record Situation(
    EndUser? User, string? ClientSubject, Consent? Remembered, Interaction Interaction, DateTimeOffset Now, IReadOnlyList<string> AcrLadder)
{
    /// <summary>The person signed in after the request came in: as fresh as anyone can ask for.</summary>
    public bool SignedInSince => User is not null && User.AuthTime >= Interaction.Since;

    /// <summary>The person chose this account after the request came in, by signing in to it or among those of the browser.</summary>
    public bool ChosenSince => SignedInSince || User?.ChosenAt >= Interaction.Since;
}
