using Microsoft.Extensions.Options;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>Judges access tokens that are presented to the portal itself. RFC 9068 §4</summary>
internal sealed class AccessTokenReader(JwtReader reader, IGrantStore grants, IOptions<OpenIdOptions> options)
{
    /// <summary>The token, or null when it is not valid, not meant for the portal, or its grant was ended.</summary>
    [Spec("RFC 9068 §4")]
    public async ValueTask<AccessToken?> ReadAsync(string token, CancellationToken cancel)
    {
        if (await reader.ReadAsync(token, TokenTypes.AccessToken, options.Value.Issuer, cancel) is not { } jwt) return null;
        if (!await grants.IsActiveAsync(jwt.GetPayloadValue<string>("grant_id"), cancel)) return null;

        return new(jwt.Subject, jwt.GetPayloadValue<string>("client_id"), ScopeSet.Parse(jwt.GetPayloadValue<string>("scope")) ?? ScopeSet.Empty);
    }
}
