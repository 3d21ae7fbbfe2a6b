using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance;

/// <summary>Holds <c>docs/conformance.md</c> against what the portal says of itself.</summary>
public sealed class ConformanceDocumentTests
{
    [Fact]
    public async Task The_documents_table_is_the_portals_metadata()
    {
        await using var host = await EngineHost.StartAsync();
        var metadata = (await Answer.OfAsync(await host.Http.GetAsync("/.well-known/openid-configuration"))).Json;
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "conformance.md"));

        Assert.EndsWith(string.Concat(metadata.Where(IsAPromise).Select(Row)), document, StringComparison.Ordinal);
    }

    // Addresses say where, not what.
    private static bool IsAPromise(KeyValuePair<string, JsonNode?> member) =>
        member.Key is not "issuer" && !member.Key.EndsWith("_endpoint", StringComparison.Ordinal) && !member.Key.EndsWith("_uri", StringComparison.Ordinal);

    private static string Row(KeyValuePair<string, JsonNode?> member)
    {
        var value = member.Value is JsonArray values
            ? string.Join(", ", values.Select(one => $"`{one!.GetValue<string>()}`"))
            : $"`{member.Value!.ToJsonString()}`";
        return $"| `{member.Key}` | {value} |\n";
    }
}
