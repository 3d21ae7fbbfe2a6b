using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration.Rules;
using Portal.OpenId.Outgoing;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>sector_identifier_uri: a document at that address must vouch for every redirect URI, or anyone could join a sector. Core §8.1; Registration §5</summary>
internal sealed class SectorIdentifier(OutgoingDocuments documents)
{
    [Spec("Registration §5")]
    [Spec("Core §8.1")]
    public async ValueTask<Outcome<ClientMetadata>> JudgeAsync(ClientMetadata metadata, CancellationToken cancel)
    {
        if (metadata.SectorIdentifierUri is not { } address)
        {
            var isUndecided = metadata.SubjectType == SubjectTypes.Pairwise
                && metadata.RedirectUris.Select(uri => new Uri(uri).Host).Distinct(StringComparer.OrdinalIgnoreCase).Count() != 1;
            return isUndecided ? Errors.InvalidClientMetadata("pairwise subjects with several hosts need sector_identifier_uri") : metadata;
        }

        if (!WebAddress.IsSecure(address)) return Errors.InvalidClientMetadata("sector_identifier_uri must be an https address");
        if (await documents.FetchAsync(address, cancel) is not JsonArray listed) return Errors.InvalidClientMetadata("sector_identifier_uri has no list of redirect URIs");

        var vouched = listed.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).ToHashSet();
        return metadata.RedirectUris.All(vouched.Contains)
            ? metadata
            : Errors.InvalidClientMetadata("sector_identifier_uri does not list every redirect URI");
    }
}
