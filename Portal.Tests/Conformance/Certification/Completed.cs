using System.Text.Json.Nodes;

namespace Portal.Tests.Conformance.Certification;

/// <summary>A whole flow that went well, with everything that came of it.</summary>
/// <param name="Arrival">The authorization answer.</param>
/// <param name="Front">Claims of the id token that came through the browser.</param>
/// <param name="Tokens">The token answer.</param>
/// <param name="Back">Claims of the id token in it.</param>
internal sealed record Completed(Arrival Arrival, JsonObject? Front, JsonObject? Tokens, JsonObject? Back)
{
    /// <summary>The newest.</summary>
    public JsonObject IdToken => Back ?? Front ?? throw new InvalidOperationException("The flow has no id token.");

    /// <summary>The newest, as it came.</summary>
    public string RawIdToken => Tokens?["id_token"]!.GetValue<string>() ?? Arrival["id_token"];

    public string? AccessToken => Tokens?["access_token"]!.GetValue<string>() ?? Arrival.Parameters.GetValueOrDefault("access_token");

    public string Subject => IdToken["sub"]!.GetValue<string>();

    public long AuthTime => IdToken["auth_time"]!.GetValue<long>();
}
