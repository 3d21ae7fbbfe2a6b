using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>What every app has to look at in an id token, whichever way it came. Core §3.1.3.7, §3.2.2.11, §3.3.2.12</summary>
internal static class DoctorIdToken
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static async Task<List<DoctorCheck>> ChecksAsync(DoctorVisit visit, string token, JsonObject claims, DateTimeOffset now)
    {
        var algorithm = visit.Client.IdTokenSignedResponseAlg;
        return
        [
            new("signature", await DoctorTokens.IsSignedAsync(visit, token, algorithm)),
            new("alg", DoctorCards.PartOf(token, 0)?["alg"]?.ToString() == algorithm),
            new("token.iss", claims["iss"]?.ToString() == visit.Issuer),
            new("token.aud", claims["aud"]?.ToString() == visit.Run.TwinId),
            new("token.exp", TimeOf(claims, "exp") > now - Skew),
            new("token.iat", TimeOf(claims, "iat") <= now + Skew),
            new("token.nonce", claims["nonce"]?.ToString() == visit.Run.Nonce),
        ];
    }

    /// <summary>Whether a claim ties what came beside the id token to it. All algorithms of the portal hash with SHA-256: Core §3.1.3.6.</summary>
    public static bool IsHash(JsonObject claims, string claim, string beside) =>
        claims[claim]?.ToString() == Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(beside)).AsSpan(0, 16));

    private static DateTimeOffset? TimeOf(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<long>(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
