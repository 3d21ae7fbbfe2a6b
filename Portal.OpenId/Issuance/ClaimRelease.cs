using System.Text.Json.Nodes;

namespace Portal.OpenId.Issuance;

/// <summary>
/// Claims about a person that went out to a client together: their names, never their values, and none that are the protocol's own
/// (<c>iss</c>, <c>exp</c>, <c>auth_time</c> and the like).
/// </summary>
/// <param name="GrantId">The grant under which they went.</param>
/// <param name="Place">One of <see cref="ReleasePlaces"/>.</param>
/// <param name="Claims">Each name once, in ordinal order; a claim in several languages is one claim.</param>
/// <param name="At">
/// When they last went out. To the day for userinfo answers and for a refresh token that its client keeps: there the same claims are
/// noted again only after a day, so that a busy client does not write at each request.
/// </param>
public sealed record ClaimRelease(string GrantId, string Place, IReadOnlyList<string> Claims, DateTimeOffset At)
{
    private static readonly TimeSpan NotedAtMostEvery = TimeSpan.FromDays(1);

    /// <summary>What goes out now.</summary>
    /// <param name="person">The claims beside <c>sub</c>, which always goes.</param>
    internal static ClaimRelease Of(Grant grant, string place, JsonObject person, DateTimeOffset at) => new(
        grant.Id, place, [.. person.Select(claim => claim.Key.Split('#')[0]).Append("sub").Distinct().Order(StringComparer.Ordinal)], at);

    /// <summary>Whether what is known of a grant does not tell this yet.</summary>
    internal bool IsNews(IEnumerable<ClaimRelease> known) => !known.Any(earlier =>
        earlier.Place == Place && At - earlier.At < NotedAtMostEvery && earlier.Claims.SequenceEqual(Claims));
}
