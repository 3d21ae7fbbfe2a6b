using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Portal.Accounts.Sessions;
using Portal.Admin.Doctor.Rules;
using Portal.Audit.Refusals;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor;

/// <summary>
/// Takes the answer to a run's request. It is taken once, and only at the browser, in the sign-in and for the request that it belongs to;
/// nobody is called before that is sure. When the run is over, nothing of it is left.
/// </summary>
internal sealed class DoctorCallback(DoctorCookie cookie, DoctorTwins twins, DoctorParty party, DoctorExam exam, RefusedRequestFinder refused)
{
    public async Task<DoctorOutcome> FinishAsync(HttpContext http, DoctorReturn returned, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (cookie.Read(http.Request) is not { } run) return Refused(DoctorRefusal.NoRun);
        if (run.UserId != SessionScheme.SubjectOf(http.User) || run.SessionId != SessionScheme.SessionIdOf(http.User)) return Refused(DoctorRefusal.Another);
        if (!IsSame(returned.State, run.State)) return Refused(DoctorRefusal.Forged);
        if (await twins.ClaimAsync(run, cancel) is not { } twin) return Refused(DoctorRefusal.Over);

        DoctorCookie.Remove(http);
        try
        {
            return new(await ReportAsync(await party.RunAsync(run, twin, returned, cancel), cancel));
        }
        finally
        {
            // Also when the browser has gone.
            await twins.EndAsync(run, CancellationToken.None);
        }
    }

    private async Task<DoctorReport> ReportAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var found = new List<DoctorFinding>();
        foreach (var finding in DoctorRule<RunFacts>.Judge(RunRules.All, visit.Facts)) found.Add(finding with { TraceId = await TraceAsync(visit, finding, cancel) });

        var sheet = await exam.ReadAsync(visit.Run.ClientId, cancel);
        return new(visit.Run.ClientId, sheet?.Name ?? visit.Run.ClientId, DoctorExam.WorstFirst([.. found, .. sheet?.Findings ?? []]), visit.Steps);
    }

    // Calls of the built-in app belong to the trace of this request; what its browser was refused is noted with the twin.
    private async Task<string?> TraceAsync(DoctorVisit visit, DoctorFinding finding, CancellationToken cancel) => finding.Key switch
    {
        "token-error" => Activity.Current?.TraceId.ToHexString(),
        "authorization-error" => await refused.NewestAsync(visit.Run.TwinId, cancel),
        _ => null,
    };

    private static bool IsSame(string? presented, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented ?? ""), Encoding.UTF8.GetBytes(kept));

    private static DoctorOutcome Refused(DoctorRefusal refusal) => new(Report: null, refusal);
}
