using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.OpenId.Outgoing;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>sector_identifier_uri: a document at that address must vouch for every redirect URI, or anyone could join a sector. Core §8.1; Registration §5</summary>
internal sealed class SectorIdentifier(OutgoingDocuments documents)
{
    private const string Member = "sector_identifier_uri";

    [Spec("Registration §5")]
    [Spec("Core §8.1")]
    public async ValueTask JudgeAsync(ClientMetadata metadata, MetadataFaults faults, CancellationToken cancel)
    {
        if (metadata.SectorIdentifierUri is not { } address) return;

        if (await documents.FetchAsync(address, cancel) is not JsonArray listed)
        {
            faults.Add(Member, "has no list of redirect URIs");
            return;
        }

        var vouched = listed.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).ToHashSet();
        if (!metadata.RedirectUris.All(vouched.Contains)) faults.Add(Member, "does not list every redirect URI");
    }
}
