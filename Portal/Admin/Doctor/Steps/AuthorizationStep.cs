using System.Globalization;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Tells of the request that went through the browser, and of the answer that came back. RFC 6749 §4.1.1, §4.1.2; Core §3.2, §3.3</summary>
internal sealed class AuthorizationStep : IDoctorStep
{
    public Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var returned = visit.Returned;
        DoctorCheck[] checks =
        [
            new("state", returned.State == visit.Run.State),
            new("iss", returned.Issuer == visit.Issuer),
            .. visit.Run.IsOlder ? OlderChecks(visit.Run, returned) : [new("code", returned is { Code.Length: > 0, Error: null })],
        ];
        visit.Steps.Add(DoctorCards.Of(
            visit,
            "authorization",
            "GET " + visit.Endpoint("authorization_endpoint"),
            DoctorRequests.AuthorizationParameters(visit.Run, visit.Issuer),
            Fields(returned),
            checks,
            returned.AccessToken is { } token ? [(ParameterNames.AccessToken, token)] : []));
        visit.Facts.AuthorizationError = returned.Error;
        visit.Facts.WrongIssuer = !checks[1].Held;
        (visit.AccessToken, visit.IdToken) = (returned.AccessToken, returned.IdToken);
        if (visit.Run.IsOlder && returned.Error is null) visit.Facts.Granted = returned.Scope ?? visit.Run.Scope;
        return Task.FromResult(Array.TrueForAll(checks, check => check.Held));
    }

    // Multiple Response Types §3, §5; what is not asked for must not come, least of all a token.
    private static IEnumerable<DoctorCheck> OlderChecks(DoctorRun run, DoctorReturn returned)
    {
        (string Part, string? Came)[] parts = [(ParameterNames.Code, returned.Code), ("token", returned.AccessToken), (ParameterNames.IdToken, returned.IdToken)];
        yield return new("arrived", returned.Error is null && Array.TrueForAll(parts, part => run.Asks(part.Part) == part.Came is { Length: > 0 }));
        if (returned.AccessToken is null) yield break;

        yield return new("bearer", string.Equals(returned.TokenType, "Bearer", StringComparison.OrdinalIgnoreCase));
        yield return new("expires", int.TryParse(returned.ExpiresIn, CultureInfo.InvariantCulture, out var life) && life > 0);
    }

    private static IReadOnlyList<(string Name, string Value)> Fields(DoctorReturn returned) =>
    [
        .. from field in new (string Name, string? Value)[]
           {
               (ParameterNames.Code, returned.Code),
               (ParameterNames.IdToken, returned.IdToken),
               (ParameterNames.AccessToken, returned.AccessToken),
               (ParameterNames.TokenType, returned.TokenType),
               (ParameterNames.ExpiresIn, returned.ExpiresIn),
               (ParameterNames.Scope, returned.Scope),
               (ParameterNames.Error, returned.Error),
               (ParameterNames.ErrorDescription, returned.Description),
               (ParameterNames.State, returned.State),
               (ParameterNames.Iss, returned.Issuer),
           }
           where field.Value is not null
           select (field.Name, field.Value),
    ];
}
