using System.Text.Json.Nodes;

namespace Portal.OpenId.Host;

/// <summary>Tells the engine what is known about a person. Core §5.1</summary>
public interface IUserClaims
{
    /// <summary>All standard claims that the host knows about a person, whatever was asked for; the engine picks what a client may see.</summary>
    /// <param name="subject">The person's <c>sub</c>.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Claims by name, without <c>sub</c>; null when the account is gone or disabled.</returns>
    Task<JsonObject?> FindAsync(string subject, CancellationToken cancel);
}
