using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Bearers;

/// <summary>Tells who is behind a request to an API of the portal's own, userinfo among them: the one place where bearers are judged. RFC 6750</summary>
public sealed class BearerAuthenticator
{
    private readonly AccessTokenReader _tokens;
    private readonly IUserClaims _people;
    private readonly string _issuer;

    internal BearerAuthenticator(AccessTokenReader tokens, IUserClaims people, IOptions<OpenIdOptions> options) =>
        (_tokens, _people, _issuer) = (tokens, people, options.Value.Issuer);

    /// <summary>The answer that tells a program what is wrong with its token.</summary>
    /// <param name="error">What <see cref="AuthenticateAsync"/> gave.</param>
    /// <returns>401, 403 or 400 with <c>WWW-Authenticate</c>.</returns>
    public static IResult Refuse(OAuthError error) => JsonAnswer.Refused(error);

    /// <summary>Judges the token of a request: live, meant for the portal, wide enough, and its person still has an account.</summary>
    /// <param name="http">The request.</param>
    /// <param name="scope">What the token must reach.</param>
    /// <returns>Who it is, or why not.</returns>
    [Spec("RFC 6750 §3.1")]
    public async Task<Outcome<Bearer>> AuthenticateAsync(HttpContext http, string scope)
    {
        var cancel = http.RequestAborted;

        var text = await BearerToken.FromAsync(http.Request, cancel);
        if (text.Refused) return text.Error;

        var token = await _tokens.ReadAsync(text.Value, cancel);
        if (token is null || !token.Audience.Contains(_issuer)) return Errors.InvalidToken;

        var detail = $"client {token.ClientId}";
        if (token.Person is null || !token.Scope.Contains(scope)) return Errors.InsufficientScope(scope) with { Detail = detail };

        return await _people.FindAsync(token.Person, cancel) is { } claims
            ? new Bearer(token, claims)
            : Errors.InvalidToken with { Detail = detail };
    }
}
