using System.Text.Json.Nodes;
using Portal.OpenId.Endpoints.Registration.Rules;
using Portal.OpenId.Outgoing;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Looks at the keys that a client publishes at its <c>jwks_uri</c>, for whoever wants to know whether they can be used.</summary>
public sealed class ClientKeyAddress
{
    private readonly OutgoingDocuments _documents;

    internal ClientKeyAddress(OutgoingDocuments documents) => _documents = documents;

    /// <summary>Reads the set that is there now.</summary>
    /// <param name="address">A registered <c>jwks_uri</c>.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>The set, where there is a JSON object, and what is wrong with it.</returns>
    public async Task<(JsonObject? Set, string? Fault)> ReadAsync(string address, CancellationToken cancel) =>
        await _documents.FetchAsync(address, cancel) is not JsonObject set
            ? (null, "jwks_uri cannot be read, or has no JSON object")
            : (set, ClientKeySet.Fault(set) is { } fault ? $"jwks {fault}" : null);
}
