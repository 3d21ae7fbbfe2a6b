using System.Security.Claims;

namespace Portal.Accounts.Sessions;

/// <summary>The authentication scheme of people at a browser, and the claims of its principal.</summary>
internal static class SessionScheme
{
    public const string Name = "Session";

    public const string Subject = "sub";
    public const string SessionId = "sid";
    public const string DisplayName = "name";
    public const string Role = "role";
    public const string Locale = "locale";
    public const string AuthTime = "auth_time";
    public const string Acr = "acr";
    public const string Amr = "amr";

    public static Guid? SubjectOf(ClaimsPrincipal? person) => Read(person, Subject);

    public static Guid? SessionIdOf(ClaimsPrincipal? person) => Read(person, SessionId);

    private static Guid? Read(ClaimsPrincipal? person, string claim) => Guid.TryParse(person?.FindFirst(claim)?.Value, out var id) ? id : null;
}
