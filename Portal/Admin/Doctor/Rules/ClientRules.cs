using System.Globalization;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;
using Rule = Portal.Admin.Doctor.Rules.DoctorRule<Portal.Admin.Doctor.Rules.ClientFacts>;

namespace Portal.Admin.Doctor.Rules;

/// <summary>What an app will meet because of how its client is registered.</summary>
internal static class ClientRules
{
    public static readonly TimeSpan SecretEndsSoon = TimeSpan.FromDays(14);

    private static readonly TimeSpan ShortLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongAccess = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortIdToken = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongIdToken = TimeSpan.FromHours(12);

    private static readonly Rule[] Doors =
    [
        new("off", DoctorMark.Wrong, DoctorPlace.Settings, facts => !facts.Enabled),
        new("no-redirect", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Client.RedirectUris.Count == 0),
        new("http-redirect", DoctorMark.Wrong, DoctorPlace.Settings, facts => Some(facts.Client.RedirectUris.Where(Addresses.IsPlainHttp))),
        new("own-scheme", DoctorMark.Look, DoctorPlace.Settings, facts => facts.Client.ApplicationType == ApplicationTypes.Web ? Some(facts.Client.RedirectUris.Where(Addresses.IsOfApp)) : null),
        new("sector", DoctorMark.Wrong, DoctorPlace.Settings, facts => FaultsOf(facts, member => member == "sector_identifier_uri")),
        new("unknown-scopes", DoctorMark.Look, DoctorPlace.Settings, facts => Some(facts.UnknownScopes)),
        new("faults", DoctorMark.Look, DoctorPlace.Settings, facts => FaultsOf(facts, member => !IsExplained(facts, member))),
        new("device", DoctorMark.Look, DoctorPlace.Nowhere, facts => CannotRun(facts) && facts.Client.GrantTypes.Contains(GrantTypes.DeviceCode)),
        new("password-only", DoctorMark.Look, DoctorPlace.Settings, facts => CannotRun(facts) && facts.Client.GrantTypes.Contains(GrantTypes.Password)),
        new("no-run", DoctorMark.Look, DoctorPlace.Settings, facts => CannotRun(facts) && !facts.Client.GrantTypes.Any(grant => grant is GrantTypes.Password or GrantTypes.DeviceCode)),
        new("unvouched", DoctorMark.Look, DoctorPlace.Registrations, facts => !facts.Vouched),
        new("request-object", DoctorMark.Look, DoctorPlace.Settings, facts => One(facts.Client.RequestObjectSigningAlg)),
    ];

    private static readonly Rule[] Proofs =
    [
        new("no-secret", DoctorMark.Wrong, DoctorPlace.Secrets, facts => facts.NeedsSecret && facts.Secrets.Count == 0),
        new("secret-expired", DoctorMark.Wrong, DoctorPlace.Secrets, facts => facts.NeedsSecret && facts.Secrets.Count > 0 && !facts.LiveSecrets.Any()),
        new("secret-ends", DoctorMark.Look, DoctorPlace.Secrets, facts => One(SoonEnd(facts))),
        new("keys", DoctorMark.Wrong, DoctorPlace.Secrets, facts => One(facts.KeyFault)),
        new("public-machine", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.IsPublic && facts.Client.GrantTypes.Contains(GrantTypes.ClientCredentials)),
        new("public-api", DoctorMark.Look, DoctorPlace.Settings, facts => facts.IsPublic && facts.Client.Resources is { Count: > 0 }),
        new("no-pkce", DoctorMark.Look, DoctorPlace.Settings, facts => facts.SignsPeopleIn && !facts.IsPublic && !facts.Client.RequirePkce),
        new("old-flows", DoctorMark.Look, DoctorPlace.Settings, facts => Some(OldFlows(facts.Client))),
    ];

    private static readonly Rule[] Tokens =
    [
        new("no-scopes", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Scope.Count == 0),
        new("no-openid", DoctorMark.Look, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Scope.Count > 0 && !facts.Scope.Contains(StandardScopes.OpenId)),
        new("no-refresh", DoctorMark.Look, DoctorPlace.Settings, facts => facts.SignsPeopleIn && !facts.Refreshes && !facts.Scope.Contains(StandardScopes.OfflineAccess)),
        new("offline-refused", DoctorMark.Look, DoctorPlace.Settings, facts => !facts.Refreshes && facts.Scope.Contains(StandardScopes.OfflineAccess)),
        new("no-offline", DoctorMark.Look, DoctorPlace.Settings, facts => facts.Refreshes && !facts.Scope.Contains(StandardScopes.OfflineAccess)),
        new("opaque", DoctorMark.Well, DoctorPlace.Settings, facts => facts.Client.AccessTokenFormat == AccessTokenFormats.Opaque),
        new("signed-userinfo", DoctorMark.Look, DoctorPlace.Settings, facts => One(facts.Client.UserinfoSignedResponseAlg)),
        new("id-token-alg", DoctorMark.Well, DoctorPlace.Settings, facts => facts.Client.IdTokenSignedResponseAlg == "RS256" ? null : [facts.Client.IdTokenSignedResponseAlg]),
        new("id-token-life", DoctorMark.Look, DoctorPlace.Portal, facts => facts.SignsPeopleIn ? Beyond(facts.IdTokenLife, ShortIdToken, LongIdToken) : null),
        new("access-token-life", DoctorMark.Look, DoctorPlace.Settings, facts => Beyond(facts.AccessTokenLife, ShortLife, LongAccess)),
        new("encrypted", DoctorMark.Look, DoctorPlace.Settings, facts => Some(facts.Client.Translations?.Keys.Where(IsOfEncryption) ?? [])),
    ];

    private static readonly Rule[] People =
    [
        new("consent-always", DoctorMark.Look, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Client.Consent == ConsentModes.Explicit),
        new("consent-never", DoctorMark.Well, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Client.Consent == ConsentModes.Skip),
        new("no-post-logout", DoctorMark.Look, DoctorPlace.Settings, facts => facts.SignsPeopleIn && facts.Client.PostLogoutRedirectUris is not { Count: > 0 }),
        new("backchannel", DoctorMark.Look, DoctorPlace.Settings, facts => facts.Client.BackchannelLogoutUri is { } uri && !Addresses.CanBeCalled(uri, facts.PortalIsLocal) ? [uri] : null),
    ];

    public static IReadOnlyList<Rule> All { get; } = [.. Doors, .. Proofs, .. Tokens, .. People];

    private static bool CannotRun(ClientFacts facts) => TwinMetadata.RunOf(facts.Client) is DoctorRunKind.None;

    private static string? SoonEnd(ClientFacts facts) =>
        facts.NeedsSecret && facts.LiveSecrets.Any() && facts.LiveSecrets.All(end => end - facts.Now < SecretEndsSoon)
            ? facts.LiveSecrets.Max()!.Value.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : null;

    // The older grants go with the older response types.
    private static IEnumerable<string> OldFlows(ClientMetadata client) =>
        client.ResponseTypes.Where(type => type is not ("code" or "none")).Concat(client.GrantTypes.Where(grant => grant == GrantTypes.Password));

    private static bool IsOfEncryption(string member) => member.Contains("_encrypt", StringComparison.Ordinal);

    private static bool IsExplained(ClientFacts facts, string member) => member switch
    {
        "sector_identifier_uri" or "scope" => true,
        "jwks" or "jwks_uri" => facts.KeyFault is not null,
        "redirect_uris" => facts.Client.RedirectUris.Count == 0 || facts.Client.RedirectUris.Any(uri => Addresses.IsPlainHttp(uri) || Addresses.IsOfApp(uri)),
        _ => IsOfEncryption(member),
    };

    private static IReadOnlyList<string>? FaultsOf(ClientFacts facts, Func<string, bool> whose) => Some(facts.Faults.Where(fault => whose(fault.Member)).Select(fault => fault.ToString()));

    private static IReadOnlyList<string>? Beyond(TimeSpan life, TimeSpan least, TimeSpan most) =>
        life < least || life > most ? [$"{life.TotalMinutes:0.#} min"] : null;

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];

    private static IReadOnlyList<string>? Some(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } all ? [all] : null;
}
