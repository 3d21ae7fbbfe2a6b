using System.Text.Json.Nodes;

namespace Portal.OpenId.Issuance;

/// <summary>What an id token says beside the grant, depending on what goes out with it. Core §3.1.3.6, §3.2.2.10, §3.3.2.11</summary>
internal sealed record IdTokenContent
{
    public string? Nonce { get; init; }

    /// <summary>The access token beside it, for <c>at_hash</c>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>The code beside it, for <c>c_hash</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The state beside it, for <c>s_hash</c>.</summary>
    public string? State { get; init; }

    /// <summary>Claims about the person.</summary>
    public JsonObject Person { get; init; } = [];
}
