using System.Text.Json.Nodes;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Judges the metadata of clients, whoever describes them: they themselves, an administrator or a file. RFC 7591 §2; Registration §2</summary>
public sealed class ClientJudge
{
    private readonly SectorIdentifier _sectors;
    private readonly IScopeStore _scopes;

    internal ClientJudge(SectorIdentifier sectors, IScopeStore scopes) => (_sectors, _scopes) = (sectors, scopes);

    /// <summary>Judges what an administrator describes.</summary>
    /// <param name="members">The metadata under its wire names.</param>
    /// <param name="cancel">Ends with the caller.</param>
    /// <returns>The metadata as it is to be kept, and everything that is wrong with it.</returns>
    public async ValueTask<JudgedMetadata> JudgeAsync(JsonObject members, CancellationToken cancel) =>
        await JudgeAsync(members, MetadataPolicy.ForAdministrator(await ScopesAsync(cancel)), cancel);

    /// <summary>Judges metadata by what can be told without asking another server.</summary>
    /// <param name="metadata">What is described.</param>
    /// <param name="policy">By whom.</param>
    /// <returns>The metadata as it is to be kept, and everything that is wrong with it.</returns>
    public static JudgedMetadata Judge(ClientMetadata metadata, MetadataPolicy policy)
    {
        var faults = new MetadataFaults();
        return new(MetadataRules.Judge(metadata, policy, namesAuthMethod: true, faults), faults.All);
    }

    /// <summary>Judges what a client says of itself: the first fault decides.</summary>
    internal async ValueTask<Outcome<ClientMetadata>> JudgeAsync(JsonObject registration, RegistrationPolicy policy, CancellationToken cancel)
    {
        var judged = await JudgeAsync(registration, new MetadataPolicy(ByAdministrator: false, policy.AllowCompat, await ScopesAsync(cancel)), cancel);
        return judged.Faults is not [var fault, ..] ? judged.Metadata
            : fault is { Member: "redirect_uris", WrongType: false } ? Errors.InvalidRedirectUri(fault.ToString())
            : Errors.InvalidClientMetadata(fault.ToString());
    }

    private async ValueTask<JudgedMetadata> JudgeAsync(JsonObject members, MetadataPolicy policy, CancellationToken cancel)
    {
        var faults = new MetadataFaults();
        var read = MetadataReader.Read(members, policy, faults);
        var metadata = MetadataRules.Judge(read, policy, members["token_endpoint_auth_method"] is not null, faults);
        if (!faults.Found) await _sectors.JudgeAsync(metadata, faults, cancel);
        return new(metadata, faults.All);
    }

    private async ValueTask<IReadOnlySet<string>> ScopesAsync(CancellationToken cancel) =>
        StandardScopes.All.Concat((await _scopes.ListAsync(cancel)).Select(scope => scope.Name)).ToHashSet(StringComparer.Ordinal);
}
