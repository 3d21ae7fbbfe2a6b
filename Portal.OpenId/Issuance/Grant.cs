using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>
/// What one person gave one client in one authorization: codes and tokens hang on it, and ending it ends them all.
/// </summary>
/// <param name="Id">Random and unguessable; goes into access tokens as <c>grant_id</c>.</param>
/// <param name="ClientId">Whom it was given to.</param>
/// <param name="Subject">Who gave it, as the portal knows them.</param>
/// <param name="Scope">What was given; a token may carry less, never more.</param>
/// <param name="SessionId">The session in which it was given. Null where there was none (the password grant).</param>
/// <param name="AuthTime">When the person had last proved who they are; stays as it was when tokens are refreshed.</param>
/// <param name="Acr">What that proof was worth.</param>
/// <param name="Amr">How it was given.</param>
/// <param name="CreatedAt">When it was given.</param>
public sealed record Grant(
    string Id,
    string ClientId,
    string Subject,
    ScopeSet Scope,
    string? SessionId,
    DateTimeOffset AuthTime,
    string Acr,
    IReadOnlyList<string> Amr,
    DateTimeOffset CreatedAt)
{
    /// <summary>The person as a client with pairwise subjects knows them; null when it sees the same as everyone. Core §8.1</summary>
    public string? PairwiseSubject { get; init; }

    /// <summary>Single claims that were asked for and agreed to; null when there are none.</summary>
    public ClaimsRequest? Claims { get; init; }

    /// <summary>What its client was given of the person so far. A new grant is added with what goes out along with it.</summary>
    public IReadOnlyList<ClaimRelease> Released { get; init; } = [];

    /// <summary>When it was ended; null while it is live.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The <c>sub</c> of the client's tokens.</summary>
    public string SubjectForClient => PairwiseSubject ?? Subject;

    /// <summary>The <c>sid</c> of the client's tokens; null where there was no session.</summary>
    public string? SessionForClient => SessionId is null ? null : SessionNames.For(ClientId, SessionId);
}
