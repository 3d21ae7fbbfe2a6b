using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.OpenId.Keys;

/// <summary>Checks JWTs that the portal signed itself: type, issuer, algorithm, signature, lifetime. RFC 9068 §4; RFC 8725</summary>
internal sealed class JwtReader(KeyRing keys, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    private const int LongestToken = 32 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>The token; null when it is not one of ours, is of another type or for another audience, or has expired.</summary>
    /// <param name="audience">Whom it has to be meant for; null when the caller judges that.</param>
    /// <param name="evenExpired">Takes a token whose life is over, as a hint and never as a proof.</param>
    public async ValueTask<JsonWebToken?> ReadAsync(
        string token, string type, string? audience, CancellationToken cancel, bool evenExpired = false)
    {
        if (token.Length > LongestToken) return null;

        // A hint may be older than the key set: whoever kept an id token through a rotation still means the same person.
        var known = evenExpired ? await keys.UnrevokedAsync(cancel) : await keys.PublishedAsync(cancel);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidTypes = [type],
            ValidIssuer = options.Value.Issuer,
            ValidateAudience = audience is not null,
            ValidAudience = audience,
            ValidAlgorithms = SigningAlgorithms.All,
            IssuerSigningKeys = known.Select(key => key.Key),
            TryAllIssuerSigningKeys = false,
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => evenExpired || expires > clock.GetUtcNow().UtcDateTime,
        });
        return result.IsValid ? (JsonWebToken)result.SecurityToken : null;
    }
}
