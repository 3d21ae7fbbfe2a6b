using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>The members that are left. Registration §2</summary>
internal static class OtherMembers
{
    [Spec("Registration §2")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (metadata.DefaultMaxAge is < 0 or > int.MaxValue) return Errors.InvalidClientMetadata("default_max_age must be a number of seconds");
        if (metadata.InitiateLoginUri is { } login && !WebAddress.IsSecure(login)) return Errors.InvalidClientMetadata("initiate_login_uri must be an https address");
        if (metadata.RequestUris?.Any(uri => !WebAddress.IsSecure(uri.Split('#')[0])) ?? false)
            return Errors.InvalidClientMetadata("request_uris must be https addresses");

        return metadata;
    }
}
