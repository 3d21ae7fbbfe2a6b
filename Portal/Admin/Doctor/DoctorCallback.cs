using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Portal.Accounts.Sessions;
using Portal.Admin.Doctor.Rules;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor;

/// <summary>
/// Takes the answer to a run's request. It is taken once, and only at the browser, in the sign-in and for the request that it belongs to;
/// nobody is called before that is sure. When the run is over, nothing of it is left.
/// </summary>
internal sealed class DoctorCallback(DoctorCookie cookie, DoctorTwins twins, DoctorParty party, DoctorExam exam)
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
        var found = DoctorRule<RunFacts>.Judge(RunRules.All, visit.Facts).Select(Traced);
        var sheet = await exam.ReadAsync(visit.Run.ClientId, cancel);
        return new(visit.Run.ClientId, sheet?.Name ?? visit.Run.ClientId, DoctorExam.WorstFirst([.. found, .. sheet?.Findings ?? []]), visit.Steps);
    }

    // Calls of the built-in app belong to the trace of this request.
    private static DoctorFinding Traced(DoctorFinding finding) =>
        finding is { Key: "token-error", Place: DoctorPlace.Errors } ? finding with { TraceId = Activity.Current?.TraceId.ToHexString() } : finding;

    private static bool IsSame(string? presented, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented ?? ""), Encoding.UTF8.GetBytes(kept));

    private static DoctorOutcome Refused(DoctorRefusal refusal) => new(Report: null, refusal);
}
