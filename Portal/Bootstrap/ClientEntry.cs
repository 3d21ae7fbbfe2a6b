using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Data.Stores;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;

namespace Portal.Bootstrap;

/// <summary>One of <c>clients</c>: RFC 7591 members, the id and secret beside them.</summary>
internal static class ClientEntry
{
    private const string Id = "client_id";
    private const string Secret = "client_secret";
    private const int SecretLength = 32;

    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true };
    private static readonly string[] Members = [.. JsonSerializerOptions.Default.GetTypeInfo(typeof(ClientMetadata)).Properties.Select(member => member.Name)];

    // What the portal knows only one value of. Saying it is right; there is nothing to keep.
    private static readonly Dictionary<string, JsonNode> OnlyValues = new()
    {
        ["require_pushed_authorization_requests"] = false,
        ["dpop_bound_access_tokens"] = false,
    };

    public static DescribedClient Read(Entry entry, IReadOnlySet<string> knownScopes)
    {
        entry.RefuseUnknown([Id, Secret, .. Members, .. OnlyValues.Keys]);
        foreach (var (member, only) in OnlyValues)
            if (entry.Members[member] is { } given && !JsonNode.DeepEquals(given, only)) entry.Fault($"{member} can only be {only.ToJsonString()} so far");

        var id = entry.RequiredText(Id);
        if (id.Length > 0 && !ClientIds.CanBe(id)) entry.Fault(ClientIds.Fault);

        var metadata = Metadata(entry);
        var secret = entry.Text(Secret);
        JudgeSecret(entry, secret, metadata);
        var judged = ClientJudge.Judge(metadata, MetadataPolicy.ForAdministrator(knownScopes));
        foreach (var fault in judged.Faults) entry.Fault(fault.ToString());
        return new(id, secret, judged.Metadata);
    }

    private static ClientMetadata Metadata(Entry entry)
    {
        var members = new JsonObject(entry.Members.Where(member => Members.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        try
        {
            return members.Deserialize<ClientMetadata>(Strict)!;
        }
        catch (JsonException fault)
        {
            entry.Fault($"{fault.Path?.TrimStart('$', '.')} has a value of the wrong kind");
            return new ClientMetadata { RedirectUris = ["https://of.a.broken.entry"] };
        }
    }

    private static void JudgeSecret(Entry entry, string? secret, ClientMetadata metadata)
    {
        var method = metadata.TokenEndpointAuthMethod;
        var hasSecret = method.StartsWith("client_secret_", StringComparison.Ordinal);
        if (!hasSecret && secret is not null) entry.Fault($"{Secret} makes no sense: token_endpoint_auth_method is {method}");
        if (hasSecret && secret is null) entry.Fault($"{Secret} is missing: token_endpoint_auth_method is {method}");
        if (secret is { Length: < SecretLength }) entry.Fault($"{Secret} has fewer than {SecretLength} characters");
    }
}
