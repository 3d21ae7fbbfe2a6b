using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Configuration;
using Portal.OpenId.Scopes;

namespace Portal.Bootstrap;

/// <summary>The JSON file that describes an installation's users, scopes and clients. Judged as a whole before anything is written.</summary>
internal static class BootstrapFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <param name="ownScopes">Scopes that the installation has already, beside the standard ones and those of the file.</param>
    /// <exception cref="CannotStartException">One line for each fault.</exception>
    public static async Task<Described> ReadAsync(string file, IEnumerable<ScopeDefinition> ownScopes, CancellationToken cancel)
    {
        var faults = new List<string>();
        var described = Describe(await ParseAsync(file, cancel), [.. ownScopes.Select(scope => scope.Name)], faults);
        if (faults.Count == 0) return described;

        var name = Path.GetFileName(file);
        throw new CannotStartException(string.Join(Environment.NewLine, faults.Select(fault => $"{name}: {fault}")));
    }

    private static Described Describe(JsonObject root, HashSet<string> knownScopes, List<string> faults)
    {
        new Entry("the file", root, faults).RefuseUnknown("users", "scopes", "clients");

        List<DescribedScope> scopes = [.. Entries(root, "scopes", "name", faults).Select(ScopeEntry.Read)];
        knownScopes.UnionWith(StandardScopes.All);
        knownScopes.UnionWith(scopes.Select(scope => scope.Name));
        List<DescribedUser> users = [.. Entries(root, "users", "userName", faults).Select(UserEntry.Read)];
        List<DescribedClient> clients = [.. Entries(root, "clients", "client_id", faults).Select(entry => ClientEntry.Read(entry, knownScopes))];

        RefuseTwins("scopes", "name", scopes.Select(scope => scope.Name), StringComparer.Ordinal, faults);
        RefuseTwins("users", "userName", users.Select(user => user.UserName), StringComparer.OrdinalIgnoreCase, faults);
        RefuseTwins("users", "email", users.Select(user => user.Email), StringComparer.OrdinalIgnoreCase, faults);
        RefuseTwins("clients", "client_id", clients.Select(client => client.ClientId), StringComparer.Ordinal, faults);
        return new(users, scopes, clients);
    }

    private static IEnumerable<Entry> Entries(JsonObject root, string list, string idMember, List<string> faults)
    {
        if (root[list] is not { } node) yield break;
        if (node is not JsonArray array)
        {
            faults.Add($"{list} is not a list");
            yield break;
        }

        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is not JsonObject members)
            {
                faults.Add($"{list}[{i}] is not an object");
                continue;
            }

            var id = members[idMember] is JsonValue value && value.TryGetValue<string>(out var text) ? $" ({text})" : "";
            yield return new($"{list}[{i}]{id}", members, faults);
        }
    }

    private static void RefuseTwins(string list, string member, IEnumerable<string> values, StringComparer comparer, List<string> faults)
    {
        foreach (var twin in values.Where(value => value.Length > 0).GroupBy(value => value, comparer).Where(group => group.Count() > 1))
            faults.Add($"{list}: {member} '{twin.Key}' is there {twin.Count()} times");
    }

    private static async Task<JsonObject> ParseAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonNode.ParseAsync(stream, nodeOptions: null, Lenient, cancel) as JsonObject
                ?? throw new CannotStartException($"{Path.GetFileName(file)}: is not a JSON object");
        }
        catch (JsonException fault)
        {
            throw new CannotStartException($"{Path.GetFileName(file)}: is not JSON: {fault.Message}");
        }
        catch (UnauthorizedAccessException)
        {
            throw SettingsReader.Wrong("Bootstrap:File", $"is '{file}', which may not be read by this user", "bootstrap.json");
        }
    }
}
