using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Checks signatures with the portal's published keys, and nothing else: the rest an app looks at itself.</summary>
internal static class DoctorTokens
{
    public static async Task<bool> IsSignedAsync(DoctorVisit visit, string token, string algorithm)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = [algorithm],
            IssuerSigningKeys = visit.Keys,
            TryAllIssuerSigningKeys = false,
        });
        return result.IsValid;
    }
}
