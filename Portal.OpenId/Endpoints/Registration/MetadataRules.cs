using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration.Rules;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What metadata must hold to, in the order in which it is judged. RFC 7591 §2; Registration §2</summary>
internal static class MetadataRules
{
    private static readonly Rule[] All =
    [
        ResponseAndGrantTypes.Judge,
        ClientAuthenticationRule.Judge,
        RedirectUris.Judge,
        ClientKeySet.Judge,
        Algorithms.Judge,
        Shown.Judge,
        LogoutUris.Judge,
        OtherMembers.Judge,
        ScopesRule.Judge,
        OwnMembers.Judge,
    ];

    /// <summary>What each group of members does to the metadata: defaults, corrections, faults.</summary>
    private delegate ClientMetadata Rule(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults);

    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, bool namesAuthMethod, MetadataFaults faults)
    {
        if (!namesAuthMethod) metadata = ClientAuthenticationRule.WithDefault(metadata);
        foreach (var rule in All) metadata = rule(metadata, policy, faults);
        return metadata;
    }
}
