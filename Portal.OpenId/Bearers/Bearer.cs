using System.Text.Json.Nodes;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Bearers;

/// <summary>The person and the program behind a live access token or personal access token.</summary>
public sealed class Bearer
{
    internal Bearer(AccessToken token, JsonObject claims) => (Token, Claims) = (token, claims);

    /// <summary>The person, as the portal knows them; never a pairwise name.</summary>
    public string Subject => Token.Person!;

    /// <summary>Whom the token was issued to; null for a personal access token.</summary>
    public string? ClientId => Token.ClientId;

    /// <summary>What the token reaches.</summary>
    public ScopeSet Scope => Token.Scope;

    internal AccessToken Token { get; }

    /// <summary>Everything that the host knows about the person.</summary>
    internal JsonObject Claims { get; }
}
