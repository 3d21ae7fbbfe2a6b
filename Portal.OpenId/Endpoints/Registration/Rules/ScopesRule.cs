using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>scope: what a client may ask for. RFC 7591 §2, §3.2.1</summary>
internal static class ScopesRule
{
    [Spec("RFC 7591 §3.2.1")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        if (ScopeSet.Parse(metadata.Scope) is not { } asked)
        {
            faults.Add("scope", "is not a list of scope values (RFC 6749 §3.3)");
            return metadata;
        }

        if (policy.ByAdministrator)
        {
            foreach (var unknown in asked.Where(scope => !policy.Scopes.Contains(scope)))
                faults.Add("scope", $"'{unknown}' is neither standard nor one of the installation's");
            return metadata;
        }

        // Who names none gets the usual ones; what there is not is dropped.
        return metadata with { Scope = metadata.Scope is null ? ScopeSet.Of(StandardScopes.Unasked).ToString() : asked.Intersect(ScopeSet.Of(policy.Scopes)).ToString() };
    }
}
