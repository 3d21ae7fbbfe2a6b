using Portal.Hosting;
using Portal.OpenId.Host;

namespace Portal.Audit.Tokens;

/// <summary>Notes which tokens are given and refused, without a way to the database: events are written a moment later, many at once.</summary>
internal sealed class TokenEvents(SecurityLog log, TokenEventQueue queue, RefusalLimit limit, IHttpContextAccessor requests) : ITokenEvents
{
    public ValueTask IssuedAsync(TokensIssued issued) => queue.AddAsync(log.Describe(new(EventKind.TokenIssued, IdOf(issued.Subject))
    {
        ClientId = issued.ClientId,
        SessionId = IdOf(issued.SessionId),
        Details = new Dictionary<string, string> { ["grant_type"] = issued.GrantType, ["scope"] = string.Join(' ', issued.Scope) },
    }));

    public async ValueTask RefusedAsync(TokensRefused refused)
    {
        if (!limit.Admits(RateLimits.Source(requests.HttpContext?.Connection.RemoteIpAddress))) return;

        var details = new Dictionary<string, string> { ["reason"] = refused.Error };
        if (refused.GrantType is not null) details["grant_type"] = refused.GrantType;
        await queue.AddAsync(log.Describe(new(EventKind.TokenRefused, UserId: null)
        {
            ClientId = refused.ClientId,
            Outcome = EventOutcome.Failed,
            Details = details,
        }));
    }

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
