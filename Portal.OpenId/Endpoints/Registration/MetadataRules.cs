using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration.Rules;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What registered metadata must hold to, in the order in which it is judged: the first rule that does not hold decides. RFC 7591 §2; Registration §2</summary>
internal sealed class MetadataRules(SectorIdentifier sectorIdentifier, SupportedMethods supported)
{
    /// <summary>What each group of members does to the metadata (defaults, corrections), or why it refuses.</summary>
    public delegate Outcome<ClientMetadata> Rule(ClientMetadata metadata, RegistrationPolicy policy);

    public async ValueTask<Outcome<ClientMetadata>> JudgeAsync(
        ClientMetadata metadata, RegistrationPolicy policy, bool namesAuthMethod, CancellationToken cancel)
    {
        Rule[] rules =
        [
            ResponseAndGrantTypes.Judge,
            supported.Judge,
            (now, _) => ClientAuthenticationRule.Judge(now, namesAuthMethod),
            RedirectUris.Judge,
            ClientKeySet.Judge,
            Algorithms.Judge,
            Shown.Judge,
            LogoutUris.Judge,
            OtherMembers.Judge,
        ];
        foreach (var rule in rules)
        {
            var judged = rule(metadata, policy);
            if (judged.Refused) return judged.Error;

            metadata = judged.Value;
        }

        return await sectorIdentifier.JudgeAsync(metadata, cancel);
    }
}
