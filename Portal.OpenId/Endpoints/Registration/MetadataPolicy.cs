namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What whoever describes a client may set.</summary>
/// <param name="ByAdministrator">An administrator sets our own members (<c>x_…</c>) too, the profile among them, and is told of what a client that registers itself has corrected.</param>
/// <param name="AllowCompat">Whether clients that register themselves get the <c>compat</c> profile.</param>
/// <param name="Scopes">The scopes that there are.</param>
public sealed record MetadataPolicy(bool ByAdministrator, bool AllowCompat, IReadOnlySet<string> Scopes)
{
    /// <summary>An administrator's.</summary>
    /// <param name="scopes">The scopes that there are.</param>
    /// <returns>The policy.</returns>
    public static MetadataPolicy ForAdministrator(IReadOnlySet<string> scopes) => new(ByAdministrator: true, AllowCompat: false, scopes);
}
