using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Looks at the id token as every app must. Core §3.1.3.7</summary>
internal sealed class IdTokenStep(TimeProvider clock) : IDoctorStep
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (!ScopesOf(visit).Contains(StandardScopes.OpenId)) return true;

        if (visit.IdToken is not { } token)
        {
            visit.Facts.NoIdToken = true;
            visit.Steps.Add(DoctorCards.Of(visit, "id_token", [new("present", false)]));
            return true;
        }

        var claims = DoctorCards.PartOf(token, 1) ?? [];
        var checks = await ChecksAsync(visit, token, claims);
        visit.Subject = claims["sub"]?.ToString();
        visit.Facts.BadIdToken = checks.Any(check => !check.Held);
        visit.Steps.Add(DoctorCards.Of(visit, "id_token", checks, (ParameterNames.IdToken, token)));
        return true;
    }

    private async Task<IReadOnlyList<DoctorCheck>> ChecksAsync(DoctorVisit visit, string token, JsonObject claims)
    {
        var algorithm = visit.Client.IdTokenSignedResponseAlg;
        var now = clock.GetUtcNow();
        return
        [
            new("signature", await DoctorTokens.IsSignedAsync(visit, token, algorithm)),
            new("alg", DoctorCards.PartOf(token, 0)?["alg"]?.ToString() == algorithm),
            new("token.iss", claims["iss"]?.ToString() == visit.Issuer),
            new("token.aud", claims["aud"]?.ToString() == visit.Run.TwinId),
            new("token.exp", TimeOf(claims, "exp") > now - Skew),
            new("token.iat", TimeOf(claims, "iat") <= now + Skew),
            new("token.nonce", claims["nonce"]?.ToString() == visit.Run.Nonce),
            new("token.at_hash", claims["at_hash"]?.ToString() == HalfHash(visit.AccessToken!)),
        ];
    }

    private static ScopeSet ScopesOf(DoctorVisit visit) => ScopeSet.Parse(visit.Facts.Granted) ?? ScopeSet.Empty;

    private static DateTimeOffset? TimeOf(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<long>(out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    // All algorithms of the portal hash with SHA-256: Core §3.1.3.6.
    private static string HalfHash(string token) => Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, 16));
}
