using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>A grant that a client may use now; nothing has been written yet.</summary>
/// <param name="Grant">The grant; null where the client acts for itself.</param>
/// <param name="Scope">What this answer's access token may carry.</param>
/// <param name="Nonce">For the id token.</param>
/// <param name="RefreshToken">The raw refresh token of the answer, if there is to be one.</param>
/// <param name="RedeemAsync">
/// Writes what has to be written, once the tokens are made and before they go out: with it what the id token among them tells about the
/// person. Of several callers that hold the same code or
/// token one wins; the others get the error.
/// </param>
internal sealed record ValidatedGrant(
    Grant? Grant, ScopeSet Scope, string? Nonce, string? RefreshToken, Func<ClaimRelease?, CancellationToken, Task<OAuthError?>> RedeemAsync);
