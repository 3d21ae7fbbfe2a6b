using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>An authorization request whose every parameter was judged. RFC 6749 §4.1.1; Core §3.1.2.1</summary>
/// <param name="Client">As it is registered now.</param>
/// <param name="Target">Where the answer goes.</param>
internal sealed record AuthorizationRequest(RegisteredClient Client, RedirectTarget Target)
{
    public ScopeSet Scope { get; init; } = ScopeSet.Empty;

    public string? Nonce { get; init; }

    public IReadOnlyList<string> Prompt { get; init; } = [];

    /// <summary>How long ago the person may have signed in, at most; null when it does not matter.</summary>
    public TimeSpan? MaxAge { get; init; }

    public string? CodeChallenge { get; init; }

    public string? LoginHint { get; init; }

    public bool Prompts(string value) => Prompt.Contains(value);
}
