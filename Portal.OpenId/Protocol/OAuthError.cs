namespace Portal.OpenId.Protocol;

/// <summary>A protocol error as it goes on the wire. RFC 6749 §5.2</summary>
/// <param name="Code">The <c>error</c> value, one of <see cref="ErrorCodes"/>.</param>
/// <param name="Description">The <c>error_description</c>, for the client's developer; ASCII without quotes and backslash.</param>
/// <param name="Status">The HTTP status where the error is answered directly and not by a redirect.</param>
/// <param name="Detail">More for the operator's log; never sent, never secret.</param>
public sealed record OAuthError(string Code, string Description, int Status = 400, string? Detail = null)
{
    /// <summary>The scope that would do, where a token does not reach far enough. RFC 6750 §3</summary>
    public string? Scope { get; init; }

    /// <summary>The client asked too early, not wrongly: it is to ask again. RFC 8628 §3.5</summary>
    public bool IsToWait => Code is ErrorCodes.AuthorizationPending or ErrorCodes.SlowDown;

    /// <summary>The way of the request up to here, for whoever looks the refusal up; never sent.</summary>
    public RequestTrail? Trail { get; init; }
}
