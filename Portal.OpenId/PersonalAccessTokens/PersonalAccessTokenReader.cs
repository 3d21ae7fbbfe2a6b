using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.PersonalAccessTokens;

/// <summary>Judges personal access tokens, and tells of them in the words of access tokens.</summary>
internal sealed class PersonalAccessTokenReader(
    IPersonalAccessTokenStore tokens, TokenAudience audience, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    // The last use is shown to the day; a busy program does not write at each request.
    private static readonly TimeSpan TouchAtMostEvery = TimeSpan.FromMinutes(5);

    /// <summary>The token; null when it is no good.</summary>
    public async ValueTask<AccessToken?> ReadAsync(string text, CancellationToken cancel)
    {
        if (!PersonalAccessTokenText.IsWellFormed(text)) return null;

        var handle = HandleHash.Of(text);
        var now = clock.GetUtcNow();
        if (await tokens.FindAsync(handle, cancel) is not { RevokedAt: null } token || token.ExpiresAt <= now) return null;

        if (token.LastUsedAt is null || now - token.LastUsedAt >= TouchAtMostEvery) await tokens.TouchAsync(handle, now, cancel);

        return new AccessToken(new JsonObject
        {
            ["iss"] = options.Value.Issuer,
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
            ["aud"] = await audience.OfAsync(token.Scope, cancel),
            ["sub"] = token.Subject,
            ["iat"] = token.CreatedAt.ToUnixTimeSeconds(),
            ["jti"] = token.Id,
            ["scope"] = token.Scope.ToString(),
        }, Grant: null)
        {
            Person = token.Subject,
        };
    }
}
