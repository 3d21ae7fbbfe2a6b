using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.E2E.Rps;

/// <summary>Takes only what the portal signed for this app.</summary>
internal sealed class TokenReader(RpSettings settings, TokenClient portal)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public Task<JsonWebToken> IdTokenAsync(string token, CancellationToken cancel) => ValidateAsync(token, null, cancel);

    public Task<JsonWebToken> LogoutTokenAsync(string token, CancellationToken cancel) => ValidateAsync(token, ["logout+jwt"], cancel);

    private async Task<JsonWebToken> ValidateAsync(string token, IEnumerable<string>? types, CancellationToken cancel)
    {
        var metadata = await portal.MetadataAsync(cancel);
        var validation = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = settings.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,
            ValidAlgorithms = [settings.IdTokenAlg],
            ValidTypes = types,
        });
        return validation.IsValid ? (JsonWebToken)validation.SecurityToken : throw validation.Exception;
    }
}
