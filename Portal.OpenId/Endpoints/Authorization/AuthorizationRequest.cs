using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>An authorization request whose every parameter was judged. RFC 6749 §4.1.1; Core §3.1.2.1</summary>
/// <param name="Client">As it is registered now.</param>
/// <param name="Target">Where the answer goes.</param>
internal sealed record AuthorizationRequest(RegisteredClient Client, RedirectTarget Target)
{
    public ResponseTypes ResponseType { get; init; } = new(Code: true, IdToken: false, Token: false);

    public ScopeSet Scope { get; init; } = ScopeSet.Empty;

    /// <summary>Single claims asked for beside the scope.</summary>
    public ClaimsRequest? Claims { get; init; }

    public string? Nonce { get; init; }

    public IReadOnlyList<string> Prompt { get; init; } = [];

    /// <summary>How long ago the person may have signed in, at most; null when it does not matter.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How good a sign-in the client would like; nothing is refused for it.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>Whom the answer must be about, as this client knows them; null when it does not matter.</summary>
    public string? ExpectedSubject { get; init; }

    public string? CodeChallenge { get; init; }

    public string? LoginHint { get; init; }

    /// <summary>What the person is asked about: the scope, and for each single claim the scope that it belongs to.</summary>
    public ScopeSet ConsentScope => Claims is null ? Scope : Scope.Union(Claims.ImpliedScope.Intersect(Client.AllowedScope));

    public bool Prompts(string value) => Prompt.Contains(value);
}
