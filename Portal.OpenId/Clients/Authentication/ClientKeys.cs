using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Outgoing;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>The public keys of clients: from their metadata, or fetched from their <c>jwks_uri</c> and kept for a while. RFC 7591 §2</summary>
internal sealed class ClientKeys(OutgoingDocuments documents, TimeProvider clock)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    // A client that has just changed its keys is looked up again early, but nobody can make the portal fetch in a loop.
    private static readonly TimeSpan RefetchAtMostEvery = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Fetched> _fetched = new(StringComparer.Ordinal);

    /// <summary>The client's keys; <paramref name="wanted"/> is a key id that should be among them.</summary>
    public async ValueTask<IReadOnlyList<SecurityKey>> OfAsync(RegisteredClient client, string? wanted, CancellationToken cancel)
    {
        if (client.Metadata.Jwks is { } jwks) return Read(jwks.ToJsonString());
        if (client.Metadata.JwksUri is not { } address) return [];

        var known = _fetched.GetValueOrDefault(address);
        var age = known is null ? TimeSpan.MaxValue : clock.GetUtcNow() - known.At;
        var isMissing = wanted is not null && known is not null && !known.Keys.Any(key => key.KeyId == wanted);
        if (known is not null && age < KeepFor && !(isMissing && age >= RefetchAtMostEvery)) return known.Keys;

        var document = await documents.FetchAsync(address, cancel);
        if (document is null) return known?.Keys ?? [];

        var keys = Read(document.ToJsonString());
        _fetched[address] = new(keys, clock.GetUtcNow());
        return keys;
    }

    private static List<SecurityKey> Read(string json)
    {
        try
        {
            return [.. new JsonWebKeySet(json).GetSigningKeys()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private sealed record Fetched(IReadOnlyList<SecurityKey> Keys, DateTimeOffset At);
}
