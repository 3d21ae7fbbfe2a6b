using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;

namespace Portal.OpenId.Issuance;

/// <summary>Keeps grants. One that brings a code is added together with it: see the code store.</summary>
public interface IGrantStore
{
    /// <summary>Adds a grant whose tokens go out at once, without a code, and its first refresh token, in one transaction.</summary>
    /// <param name="grant">A new grant, with what goes out along with it.</param>
    /// <param name="refreshToken">The refresh token that goes out with the answer, if one does.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when both are written.</returns>
    Task AddAsync(Grant grant, NewRefreshToken? refreshToken, CancellationToken cancel);

    /// <summary>A grant. Asked for at userinfo and introspection, so that ending a grant is seen at once.</summary>
    /// <param name="grantId">The <c>grant_id</c> of a token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is none or it was ended.</returns>
    Task<Grant?> FindLiveAsync(string grantId, CancellationToken cancel);

    /// <summary>Notes what a client was given: once for each set of claims, with the first and the last time. Does nothing when the grant is gone.</summary>
    /// <param name="release">What goes out.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written, here or by somebody who noted the same at once.</returns>
    Task NoteAsync(ClaimRelease release, CancellationToken cancel);

    /// <summary>Ends a grant and with it every code and token under it. Does nothing when it has ended already.</summary>
    /// <param name="grantId">The grant.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task RevokeAsync(string grantId, DateTimeOffset at, CancellationToken cancel);

    /// <summary>The clients that took part in a session. An ended grant counts, too: its client may still hold a session of its own.</summary>
    /// <param name="sessionId">Any session, also one that has ended.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Each client once.</returns>
    Task<IReadOnlyList<SessionClient>> ClientsOfSessionAsync(string sessionId, CancellationToken cancel);
}
