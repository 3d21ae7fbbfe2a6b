namespace Portal.OpenId.Scopes;

/// <summary>The scopes of OpenID Connect and the claims that each asks for, and two of the portal's own in the same manner. Core §5.4, §11, §5.1.2</summary>
public static class StandardScopes
{
    /// <summary>Makes the request an OpenID Connect one. Core §3.1.2.1</summary>
    public const string OpenId = "openid";

    /// <summary>Lets a client go on when the person has left. Core §11</summary>
    public const string OfflineAccess = "offline_access";

    /// <summary>The groups that a person is in. No standard names it; many apps do.</summary>
    public const string Groups = "groups";

    /// <summary>The roles that a person has. No standard names it; many apps do.</summary>
    public const string Roles = "roles";

    private static readonly Dictionary<string, string[]> Claims = new(StringComparer.Ordinal)
    {
        [OpenId] = [],
        ["profile"] =
        [
            "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website",
            "gender", "birthdate", "zoneinfo", "locale", "updated_at",
        ],
        ["email"] = ["email", "email_verified"],
        ["address"] = ["address"],
        ["phone"] = ["phone_number", "phone_number_verified"],
        [OfflineAccess] = [],
        [Groups] = ["groups"],
        [Roles] = ["roles"],
    };

    /// <summary>All standard scopes, in the order in which metadata lists them.</summary>
    public static IReadOnlyCollection<string> All => Claims.Keys;

    /// <summary>What a client may ask for that names no scope: who somebody belongs to is only for those that were registered for it.</summary>
    public static IEnumerable<string> Unasked => All.Where(scope => scope is not (Groups or Roles));

    /// <summary>Every claim that a standard scope can ask for.</summary>
    public static IEnumerable<string> AllClaims => Claims.Values.SelectMany(claims => claims);

    /// <summary>The claims that a scope asks for.</summary>
    /// <param name="scope">A scope value.</param>
    /// <returns>Claim names; none for a scope that is not standard.</returns>
    public static IReadOnlyList<string> ClaimsOf(string scope) => Claims.GetValueOrDefault(scope) ?? [];

    /// <summary>The scope that asks for a claim.</summary>
    /// <param name="claim">A claim name.</param>
    /// <returns>Null for a claim that no standard scope asks for.</returns>
    public static string? ScopeOf(string claim) => Claims.FirstOrDefault(scope => scope.Value.Contains(claim)).Key;
}
