namespace Portal.OpenId.Issuance;

/// <summary>The <c>typ</c> header of each kind of JWT that the portal signs. RFC 8725 §3.11</summary>
internal static class TokenTypes
{
    /// <summary>RFC 9068 §2.1</summary>
    public const string AccessToken = "at+jwt";

    /// <summary>Core §2</summary>
    public const string IdToken = "JWT";

    /// <summary>Core §5.3.2</summary>
    public const string UserInfo = "userinfo+jwt";

    /// <summary>Back-Channel Logout §2.4</summary>
    public const string Logout = "logout+jwt";

    /// <summary>An authorization request on its way through the portal's own pages.</summary>
    public const string ParkedRequest = "idp-parked-request+jwt";

    /// <summary>A logout on its way through the portal's own page.</summary>
    public const string ParkedLogout = "idp-parked-logout+jwt";

    /// <summary>All of them: nothing else may be signed under one.</summary>
    public static IReadOnlyList<string> All { get; } = [AccessToken, IdToken, UserInfo, Logout, ParkedRequest, ParkedLogout];
}
