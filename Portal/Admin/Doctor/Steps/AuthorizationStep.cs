using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Tells of the request that went through the browser, and of the answer that came back. RFC 6749 §4.1.1, §4.1.2</summary>
internal sealed class AuthorizationStep : IDoctorStep
{
    public Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var returned = visit.Returned;
        DoctorCheck[] checks =
        [
            new("state", returned.State == visit.Run.State),
            new("iss", returned.Issuer == visit.Issuer),
            new("code", returned is { Code.Length: > 0, Error: null }),
        ];
        visit.Steps.Add(DoctorCards.Of(
            visit,
            "authorization",
            "GET " + visit.Endpoint("authorization_endpoint"),
            DoctorRequests.AuthorizationParameters(visit.Run, visit.Issuer),
            Fields(returned),
            checks));
        visit.Facts.AuthorizationError = returned.Error;
        visit.Facts.WrongIssuer = !checks[1].Held;
        return Task.FromResult(Array.TrueForAll(checks, check => check.Held));
    }

    private static IReadOnlyList<(string Name, string Value)> Fields(DoctorReturn returned) =>
    [
        .. from field in new (string Name, string? Value)[]
           {
               (ParameterNames.Code, returned.Code),
               (ParameterNames.Error, returned.Error),
               (ParameterNames.ErrorDescription, returned.Description),
               (ParameterNames.State, returned.State),
               (ParameterNames.Iss, returned.Issuer),
           }
           where field.Value is not null
           select (field.Name, field.Value),
    ];
}
