namespace Portal.OpenId.Issuance;

/// <summary>Keeps grants. A grant is added together with its first code: see the code store.</summary>
public interface IGrantStore
{
    /// <summary>Whether a grant is live. Asked at userinfo and introspection, so that ending a grant is seen at once.</summary>
    /// <param name="grantId">The <c>grant_id</c> of a token.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False also when there is no such grant.</returns>
    Task<bool> IsActiveAsync(string grantId, CancellationToken cancel);

    /// <summary>Ends a grant and with it every code and token under it. Does nothing when it has ended already.</summary>
    /// <param name="grantId">The grant.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Completes when it is written.</returns>
    Task RevokeAsync(string grantId, DateTimeOffset at, CancellationToken cancel);
}
