using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>Judges a JWT by which a client proves itself: signature, issuer, subject, audience, life, and that it is used once. RFC 7523 §3; RFC 10070</summary>
internal sealed class ClientAssertion(IUsedAssertionStore used, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    /// <summary>The one <c>client_assertion_type</c>.</summary>
    public const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // What other JWTs call themselves must not pass; untyped ones and "JWT" are what clients send today.
    private static readonly string[] Types = ["client-authentication+jwt", "JWT"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Reads without believing; null when it is no JWT.</summary>
    public JsonWebToken? Read(string assertion)
    {
        try
        {
            return assertion.Length <= 16 * 1024 && _handler.CanReadToken(assertion) ? _handler.ReadJsonWebToken(assertion) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [Spec("RFC 7523 §3")]
    [Spec("RFC 10070 §4")]
    public async ValueTask<bool> ProvesAsync(
        RegisteredClient client, JsonWebToken jwt, IReadOnlyList<SecurityKey> keys, IReadOnlyList<string> algorithms, CancellationToken cancel)
    {
        if (client.Metadata.TokenEndpointAuthSigningAlg is { } registered && registered != jwt.Alg) return false;
        if (!algorithms.Contains(jwt.Alg) || !(string.IsNullOrEmpty(jwt.Typ) || Types.Contains(jwt.Typ, StringComparer.OrdinalIgnoreCase))) return false;
        if (!SaysTheRightThings(client, jwt)) return false;

        var result = await _handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidIssuer = client.ClientId,
            ValidateAudience = false, // judged below, more strictly than the library does
            ValidAlgorithms = algorithms,
            IssuerSigningKeys = keys,
            ValidateLifetime = false, // judged below, by the clock of the portal
        });
        return result.IsValid && await IsFirstUseAsync(client, jwt, cancel);
    }

    private bool SaysTheRightThings(RegisteredClient client, JsonWebToken jwt)
    {
        var now = clock.GetUtcNow();
        return jwt.Issuer == client.ClientId
            && jwt.Subject == client.ClientId
            && jwt.Audiences.ToList() is [var audience] && audience == options.Value.Issuer
            && jwt.TryGetPayloadValue<long>("exp", out var expires) && IsSoon(expires, now)
            && (!jwt.TryGetPayloadValue<long>("nbf", out var notBefore) || DateTimeOffset.FromUnixTimeSeconds(notBefore) <= now + Skew)
            && (!jwt.TryGetPayloadValue<long>("iat", out var issued) || DateTimeOffset.FromUnixTimeSeconds(issued) <= now + Skew)
            && jwt.Id is { Length: > 0 and <= 256 };
    }

    private static bool IsSoon(long expires, DateTimeOffset now) =>
        expires > now.ToUnixTimeSeconds() && expires <= (now + LongestLife + Skew).ToUnixTimeSeconds();

    private Task<bool> IsFirstUseAsync(RegisteredClient client, JsonWebToken jwt, CancellationToken cancel)
    {
        var hash = Base64Url.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{client.ClientId}\n{jwt.Id}")));
        return used.TryUseAsync(hash, DateTimeOffset.FromUnixTimeSeconds(jwt.GetPayloadValue<long>("exp")), cancel);
    }
}
