namespace Portal.OpenId.Issuance;

/// <summary>
/// Where claims about a person reach a client. Introspection is none: beside the state of a token it tells only the <c>sub</c> that the
/// token already speaks for.
/// </summary>
public static class ReleasePlaces
{
    /// <summary>In an id token, from the token endpoint or through the browser.</summary>
    public const string IdToken = "id_token";

    /// <summary>In a userinfo answer.</summary>
    public const string UserInfo = "userinfo";
}
