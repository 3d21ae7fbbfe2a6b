using System.Globalization;
using System.Security.Claims;

namespace Portal.Accounts.Sessions;

/// <summary>A session that holds now, and whose it is.</summary>
internal sealed record LiveSession(
    Guid Id, Guid UserId, string Name, DateTimeOffset AuthTime, string Acr, string Amr, DateTimeOffset LastSeenAt, IReadOnlyList<string> Roles)
{
    /// <summary>When the person last chose it among those of the browser.</summary>
    public DateTimeOffset? ChosenAt { get; init; }

    /// <summary>The language that the person set for their account; null when they set none.</summary>
    public string? Locale { get; init; }

    /// <summary>The person as pages and authorization policies see them.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims =
        [
            new(SessionScheme.Subject, UserId.ToString()),
            new(SessionScheme.SessionId, Id.ToString()),
            new(SessionScheme.DisplayName, Name),
            new(SessionScheme.AuthTime, AuthTime.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
            new(SessionScheme.Acr, Acr),
            .. Amr.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(method => new Claim(SessionScheme.Amr, method)),
            .. Locale is null ? Array.Empty<Claim>() : [new(SessionScheme.Locale, Locale)],
            .. Roles.Select(role => new Claim(SessionScheme.Role, role)),
        ];
        return new(new ClaimsIdentity(claims, SessionScheme.Name, SessionScheme.DisplayName, SessionScheme.Role));
    }
}
