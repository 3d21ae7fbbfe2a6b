using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Looks at the id token as every app must. Core §3.1.3.7</summary>
internal sealed class IdTokenStep(TimeProvider clock) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (!visit.Run.Asks(ParameterNames.Code) || !ScopesOf(visit).Contains(StandardScopes.OpenId)) return true;

        if (visit.IdToken is not { } token)
        {
            visit.Facts.NoIdToken = true;
            visit.Steps.Add(DoctorCards.Of(visit, "id_token", [new("present", false)]));
            return true;
        }

        var claims = DoctorCards.PartOf(token, 1) ?? [];
        var checks = await DoctorIdToken.ChecksAsync(visit, token, claims, clock.GetUtcNow());
        checks.Add(new("token.at_hash", DoctorIdToken.IsHash(claims, "at_hash", visit.AccessToken!)));
        // The other one came through the browser. Core §3.3.3.6
        if (visit.Subject is { } known) checks.Add(new("same-sub", claims["sub"]?.ToString() == known));
        visit.Subject ??= claims["sub"]?.ToString();
        visit.Facts.BadIdToken |= checks.Any(check => !check.Held);
        visit.Steps.Add(DoctorCards.Of(visit, "id_token", checks, (ParameterNames.IdToken, token)));
        return true;
    }

    private static ScopeSet ScopesOf(DoctorVisit visit) => ScopeSet.Parse(visit.Facts.Granted) ?? ScopeSet.Empty;
}
