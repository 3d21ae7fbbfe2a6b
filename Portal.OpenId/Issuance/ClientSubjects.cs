using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Tells under which name a client knows a person. Core §8</summary>
internal sealed class ClientSubjects(IPairwiseSubjectStore names)
{
    /// <summary>The pairwise name; null for a client that sees the same name as everyone.</summary>
    [Spec("Core §8.1")]
    public async ValueTask<string?> PairwiseAsync(RegisteredClient client, string subject, CancellationToken cancel) =>
        client.Metadata.SubjectType == SubjectTypes.Pairwise
            ? await names.FindOrAddAsync(subject, Sector(client.Metadata), OpaqueHandle.Create(), cancel)
            : null;

    // Without a sector identifier all redirect URIs share one host: registration sees to that.
    private static string Sector(ClientMetadata metadata) => new Uri(metadata.SectorIdentifierUri ?? metadata.RedirectUris[0]).Host;
}
