using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>response_types and grant_types: supported, open to whoever describes the client, and in agreement. RFC 7591 §2.1; Registration §2</summary>
internal static class ResponseAndGrantTypes
{
    private static readonly string[] Older = [GrantTypes.Implicit, GrantTypes.Password];

    [Spec("RFC 7591 §2.1")]
    [Spec("Registration §2")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        faults.Outside("grant_types", metadata.GrantTypes, GrantTypes.All);
        faults.Outside("response_types", metadata.ResponseTypes.Where(type => ResponseTypes.Parse(type) is null), ResponseTypes.All);
        JudgeOlder(metadata, policy, faults);

        var grants = metadata.GrantTypes;

        // A client that only acts for itself has no use for the default response type.
        var needsNoBrowser = !grants.Contains(GrantTypes.AuthorizationCode) && !grants.Contains(GrantTypes.Implicit);
        if (needsNoBrowser && metadata.ResponseTypes is [ResponseTypes.OnlyCode]) return Completed(metadata, policy, grants, []);

        // What a response type needs is added rather than refused: RFC 7591 §3.2.1 lets us, and many clients leave it out.
        var parsed = metadata.ResponseTypes.Select(ResponseTypes.Parse).OfType<ResponseTypes>().ToList();
        if (parsed.Exists(type => type.Code)) grants = [.. grants.Union([GrantTypes.AuthorizationCode])];
        if (parsed.Exists(type => type.IsFrontChannel)) grants = [.. grants.Union([GrantTypes.Implicit])];
        return Completed(metadata, policy, grants, metadata.ResponseTypes);
    }

    // Only an administrator opens the older flows, by the client's profile; to clients that register themselves, the installation's policy.
    private static void JudgeOlder(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        if (policy.ByAdministrator ? metadata.Profile == ClientProfiles.Compat : policy.AllowCompat) return;

        var reason = policy.ByAdministrator ? $"needs x_profile '{ClientProfiles.Compat}'" : "is not open to registered clients";
        foreach (var grant in metadata.GrantTypes.Intersect(Older)) faults.Add("grant_types", $"'{grant}' {reason}");
        foreach (var type in metadata.ResponseTypes.Where(type => type != ResponseTypes.OnlyCode && ResponseTypes.Parse(type) is not null))
            faults.Add("response_types", $"'{type}' {reason}");
    }

    private static ClientMetadata Completed(
        ClientMetadata metadata, MetadataPolicy policy, IReadOnlyList<string> grants, IReadOnlyList<string> responses)
    {
        metadata = metadata with { GrantTypes = [.. grants.Distinct()], ResponseTypes = [.. responses.Distinct()] };
        return policy.ByAdministrator ? metadata : metadata with
        {
            Profile = policy.AllowCompat ? ClientProfiles.Compat : ClientProfiles.OAuth21,
            RequirePkce = !policy.AllowCompat,
        };
    }
}
