using System.Text.Json.Nodes;

namespace Portal.OpenId.Issuance;

/// <summary>What a client says about a claim that it asks for. Core §5.5.1</summary>
/// <param name="Essential">The client cannot do without it; only <c>acr</c> and <c>sub</c> are ever refused for it.</param>
/// <param name="Values">The values that would do, best first; empty when any would.</param>
public sealed record WantedClaim(bool Essential, IReadOnlyList<string> Values)
{
    internal static WantedClaim Read(JsonNode? node)
    {
        if (node is null) return new(Essential: false, []);

        var json = node.AsObject();
        var values = json["values"]?.AsArray().Select(value => value!.ToString()) ?? [];
        return new(
            json["essential"]?.GetValue<bool>() ?? false,
            json["value"] is { } value ? [value.ToString()] : [.. values]);
    }
}
