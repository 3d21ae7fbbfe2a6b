namespace Portal.Client.Clients;

/// <summary>Everything that a client can be registered with, in the order in which forms ask for it.</summary>
public static class ClientMembers
{
    /// <summary>Stands for the names and addresses in other languages.</summary>
    public const string Translations = "translations";

    public static IReadOnlyList<ClientMember> All { get; } =
    [
        new("client_name", MemberGroup.About, MemberKind.Text),
        new("client_uri", MemberGroup.About, MemberKind.Address),
        new("logo_uri", MemberGroup.About, MemberKind.Address),
        new("policy_uri", MemberGroup.About, MemberKind.Address),
        new("tos_uri", MemberGroup.About, MemberKind.Address),
        new(Translations, MemberGroup.About, MemberKind.Translations),
        new("contacts", MemberGroup.About, MemberKind.Lines),

        new("application_type", MemberGroup.Addresses, MemberKind.Choice) { Optional = false },
        new("redirect_uris", MemberGroup.Addresses, MemberKind.Lines) { Optional = false },
        new("initiate_login_uri", MemberGroup.Addresses, MemberKind.Address),

        new("grant_types", MemberGroup.SignIn, MemberKind.Choices) { Optional = false },
        new("response_types", MemberGroup.SignIn, MemberKind.Choices) { Optional = false },
        new("x_profile", MemberGroup.SignIn, MemberKind.Choice) { Optional = false },
        new("x_require_pkce", MemberGroup.SignIn, MemberKind.Switch) { Optional = false },
        new("token_endpoint_auth_method", MemberGroup.SignIn, MemberKind.Choice) { Optional = false },
        new("token_endpoint_auth_signing_alg", MemberGroup.SignIn, MemberKind.Choice),
        new("scope", MemberGroup.SignIn, MemberKind.Scopes),
        new("x_consent", MemberGroup.SignIn, MemberKind.Choice) { Optional = false },
        new("default_max_age", MemberGroup.SignIn, MemberKind.Number),
        new("require_auth_time", MemberGroup.SignIn, MemberKind.Tick),
        new("default_acr_values", MemberGroup.SignIn, MemberKind.Lines),

        new("id_token_signed_response_alg", MemberGroup.Tokens, MemberKind.Choice) { Optional = false },
        new("userinfo_signed_response_alg", MemberGroup.Tokens, MemberKind.Choice),
        new("subject_type", MemberGroup.Tokens, MemberKind.Choice) { Optional = false },
        new("sector_identifier_uri", MemberGroup.Tokens, MemberKind.Address),
        new("x_access_token_format", MemberGroup.Tokens, MemberKind.Choice) { Optional = false },
        new("x_access_token_lifetime", MemberGroup.Tokens, MemberKind.Number),
        new("x_refresh_rotation", MemberGroup.Tokens, MemberKind.Choice) { Optional = false },

        new("post_logout_redirect_uris", MemberGroup.Logout, MemberKind.Lines),
        new("backchannel_logout_uri", MemberGroup.Logout, MemberKind.Address),
        new("backchannel_logout_session_required", MemberGroup.Logout, MemberKind.Tick),
        new("frontchannel_logout_uri", MemberGroup.Logout, MemberKind.Address),
        new("frontchannel_logout_session_required", MemberGroup.Logout, MemberKind.Tick),

        new("jwks", MemberGroup.Advanced, MemberKind.Json),
        new("jwks_uri", MemberGroup.Advanced, MemberKind.Address),
        new("request_object_signing_alg", MemberGroup.Advanced, MemberKind.Choice),
        new("request_uris", MemberGroup.Advanced, MemberKind.Lines),
        new("x_resources", MemberGroup.Advanced, MemberKind.Lines),
        new("software_id", MemberGroup.Advanced, MemberKind.Text),
        new("software_version", MemberGroup.Advanced, MemberKind.Text),
    ];

    /// <summary>The field that a member is asked for by; null for one that no form asks for.</summary>
    public static ClientMember? FieldOf(string member) =>
        All.FirstOrDefault(field => field.Name == (member.Contains('#', StringComparison.Ordinal) ? Translations : member));
}
