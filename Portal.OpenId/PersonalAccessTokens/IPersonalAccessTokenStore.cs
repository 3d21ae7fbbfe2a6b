using Portal.OpenId.Protocol;

namespace Portal.OpenId.PersonalAccessTokens;

/// <summary>Keeps personal access tokens under the hash of their text; the text itself is shown once and never stored.</summary>
public interface IPersonalAccessTokenStore
{
    /// <summary>The token, revoked and expired ones included.</summary>
    /// <param name="handle">Hash of the presented text.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is none, or its owner's account is gone or disabled.</returns>
    Task<PersonalAccessToken?> FindAsync(HandleHash handle, CancellationToken cancel);

    /// <summary>Notes that a token was used.</summary>
    /// <param name="handle">Hash of its text.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task TouchAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Ends a token. Does nothing when it has ended already.</summary>
    /// <param name="handle">Hash of its text.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task RevokeAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel);
}
