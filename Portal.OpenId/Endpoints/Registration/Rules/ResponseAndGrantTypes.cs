using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>response_types and grant_types: supported, open to clients that register themselves, and in agreement. RFC 7591 §2.1; Registration §2</summary>
internal static class ResponseAndGrantTypes
{
    private static readonly string[] OfToday = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken, GrantTypes.ClientCredentials];
    private static readonly string[] Older = [GrantTypes.Implicit, GrantTypes.Password];

    [Spec("RFC 7591 §2.1")]
    [Spec("Registration §2")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        var grants = metadata.GrantTypes;
        if (grants.Except(OfToday).Except(policy.AllowCompat ? Older : []).Any())
            return Errors.InvalidClientMetadata("grant_types has a value that is not open to registered clients");

        var parsed = metadata.ResponseTypes.Select(ResponseTypes.Parse).ToList();
        if (parsed.Contains(null)) return Errors.InvalidClientMetadata("response_types has a value that is not supported");
        if (!policy.AllowCompat && metadata.ResponseTypes.Any(type => type != ResponseTypes.OnlyCode))
            return Errors.InvalidClientMetadata("response_types has a value that is not open to registered clients");

        // A client that only acts for itself has no use for the default response type.
        var needsNoBrowser = !grants.Contains(GrantTypes.AuthorizationCode) && !grants.Contains(GrantTypes.Implicit);
        if (needsNoBrowser && metadata.ResponseTypes is [ResponseTypes.OnlyCode]) return Completed(metadata, policy, grants, []);

        // What a response type needs is added rather than refused: RFC 7591 §3.2.1 lets us, and many clients leave it out.
        if (parsed.Exists(type => type!.Code)) grants = [.. grants.Union([GrantTypes.AuthorizationCode])];
        if (parsed.Exists(type => type!.IsFrontChannel)) grants = [.. grants.Union([GrantTypes.Implicit])];
        return Completed(metadata, policy, grants, metadata.ResponseTypes);
    }

    private static ClientMetadata Completed(
        ClientMetadata metadata, RegistrationPolicy policy, IReadOnlyList<string> grants, IReadOnlyList<string> responses) => metadata with
        {
            GrantTypes = [.. grants.Distinct()],
            ResponseTypes = [.. responses.Distinct()],
            Profile = policy.AllowCompat ? ClientProfiles.Compat : ClientProfiles.OAuth21,
            RequirePkce = !policy.AllowCompat,
        };
}
