using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Looks at the id token that came through the browser: only what it ties to itself may be taken from there. Core §3.2.2.9, §3.3.2.10</summary>
internal sealed class FrontIdTokenStep(TimeProvider clock) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (visit.Returned.IdToken is not { } token) return true;

        var claims = DoctorCards.PartOf(token, 1) ?? [];
        var checks = await DoctorIdToken.ChecksAsync(visit, token, claims, clock.GetUtcNow());
        if (visit.Returned.Code is { } code) checks.Add(new("token.c_hash", DoctorIdToken.IsHash(claims, "c_hash", code)));
        if (visit.Returned.AccessToken is { } access) checks.Add(new("token.at_hash", DoctorIdToken.IsHash(claims, "at_hash", access)));
        visit.Subject = claims["sub"]?.ToString();
        visit.Facts.BadIdToken = checks.Exists(check => !check.Held);
        visit.Steps.Add(DoctorCards.Of(visit, "front-id-token", checks, (ParameterNames.IdToken, token)));
        return !visit.Facts.BadIdToken;
    }
}
