using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Tests.OpenId.Support;

/// <summary>
/// Clients of every kind that the rules distinguish. Consent is skipped except where a test is about it, so that the others need
/// no consent page.
/// </summary>
internal static class EngineClients
{
    public const string Secret = "a-secret-of-the-web-app-that-is-long-enough";
    public const string Callback = "https://rp.example.test/cb";

    private static readonly ClientMetadata Usual = new()
    {
        ClientName = "Harbor Notes",
        RedirectUris = [Callback],
        Scope = "openid profile email phone offline_access api.read",
        GrantTypes = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken],
        Consent = ConsentModes.Skip,
    };

    public static RegisteredClient Web { get; } = Confidential("web", Usual);

    public static RegisteredClient Post { get; } = Confidential("post", Usual with { TokenEndpointAuthMethod = ClientAuthenticationMethods.ClientSecretPost });

    public static RegisteredClient Es256 { get; } = Confidential("es256", Usual with { IdTokenSignedResponseAlg = "ES256" });

    public static RegisteredClient WithoutPkce { get; } = Confidential("no-pkce", Usual with { RequirePkce = false });

    public static RegisteredClient WithoutRefresh { get; } = Confidential("no-refresh", Usual with { GrantTypes = [GrantTypes.AuthorizationCode] });

    public static RegisteredClient Asking { get; } = Confidential("asking", Usual with { Consent = ConsentModes.Explicit });

    public static RegisteredClient Remembering { get; } = Confidential("remembering", Usual with { Consent = ConsentModes.Remember });

    public static RegisteredClient Rotating { get; } = Confidential("rotating", Usual with { RefreshRotation = RefreshRotations.Always });

    public static RegisteredClient TwoCallbacks { get; } = Confidential("two", Usual with { RedirectUris = [Callback, "https://rp.example.test/other?x=1"] });

    public static RegisteredClient Impatient { get; } = Confidential("impatient", Usual with { DefaultMaxAge = 60 });

    public static RegisteredClient Machine { get; } = Confidential("machine", Usual with { GrantTypes = [GrantTypes.ClientCredentials], ResponseTypes = [] });

    public static RegisteredClient Api { get; } = Confidential("api", Usual with { GrantTypes = [], ResponseTypes = [], Resources = ["https://api.example.test"] });

    public static RegisteredClient Compat { get; } = Confidential("compat", Usual with
    {
        Profile = ClientProfiles.Compat,
        RequirePkce = false,
        GrantTypes = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken, GrantTypes.Password],
        ResponseTypes = ["code", "token", "id_token", "id_token token", "code id_token", "code token", "code id_token token", "none"],
    });

    public static RegisteredClient Pairwise { get; } = Confidential("pairwise", Usual with { SubjectType = SubjectTypes.Pairwise });

    public static RegisteredClient PairwiseSibling { get; } = Confidential("pairwise-sibling", Usual with
    {
        SubjectType = SubjectTypes.Pairwise,
        RedirectUris = ["https://other.example.test/cb"],
        SectorIdentifierUri = "https://rp.example.test/sector.json",
    });

    public static RegisteredClient PairwiseStranger { get; } = Confidential("pairwise-stranger", Usual with
    {
        SubjectType = SubjectTypes.Pairwise,
        RedirectUris = ["https://other.example.test/cb"],
    });

    public static RegisteredClient SignedUserInfo { get; } = Confidential("signed", Usual with { UserinfoSignedResponseAlg = "PS256" });

    public static RegisteredClient OpaqueTokens { get; } = Confidential("opaque", Usual with { AccessTokenFormat = AccessTokenFormats.Opaque });

    public static RegisteredClient Spa { get; } = Public("spa", Usual);

    public static RegisteredClient Native { get; } = Public("native", Usual with { RedirectUris = ["http://127.0.0.1/cb", "http://[::1]:4000/cb"] });

    public static RegisteredClient Television { get; } = Public("tv", Usual with
    {
        RedirectUris = [],
        ResponseTypes = [],
        GrantTypes = [GrantTypes.DeviceCode, GrantTypes.RefreshToken],
    });

    public static RegisteredClient Printer { get; } = Confidential("printer", Television.Metadata with
    {
        TokenEndpointAuthMethod = ClientAuthenticationMethods.ClientSecretBasic,
        GrantTypes = [GrantTypes.DeviceCode],
    });

    public static RegisteredClient[] All =>
        [Web, Post, Es256, WithoutPkce, WithoutRefresh, Asking, Remembering, Rotating, TwoCallbacks, Impatient, Machine, Compat, Pairwise, PairwiseSibling, PairwiseStranger,
            SignedUserInfo, OpaqueTokens, Spa, Native, Television, Printer];

    private static RegisteredClient Confidential(string id, ClientMetadata metadata) =>
        new(id, ClientOrigin.Administrator, metadata, [HandleHash.Of(Secret)]);

    private static RegisteredClient Public(string id, ClientMetadata metadata) =>
        new(id, ClientOrigin.Administrator, metadata with { TokenEndpointAuthMethod = ClientAuthenticationMethods.None }, []);
}
