using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What the sign-in and consent pages may know about the request that they were opened for.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="Scope">What is asked for.</param>
/// <param name="LoginHint">Whom the client expects to sign in.</param>
public sealed record ParkedView(RegisteredClient Client, string RedirectUri, ScopeSet Scope, string? LoginHint)
{
    /// <summary>Whom the client means, as it knows them; null when it does not matter.</summary>
    public string? ExpectedSubject { get; init; }

    /// <summary>Being signed in is not enough: the person has to prove who they are for this request.</summary>
    public bool AsksProof { get; init; }

    /// <summary>How long ago the person may have signed in, at most; null when it does not matter.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How good a sign-in the client would like, or insists on; any of these will do, and whatever is better.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];
}
