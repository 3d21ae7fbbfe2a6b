using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Gets new tokens without the person. RFC 6749 §6</summary>
internal sealed class RefreshStep(DoctorWire wire, DoctorProof proof) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (visit.RefreshToken is not { } before) return true;

        var exchange = await wire.SendAsync(proof.Post(visit, "token_endpoint", DoctorRequests.Refresh(visit)), cancel);
        var answer = DoctorCards.JsonOf(exchange.Body) as JsonObject ?? [];
        List<DoctorCheck> checks = [.. TokenStep.ChecksOf(exchange, answer)];
        if (visit.Subject is { } subject && answer[ParameterNames.IdToken]?.ToString() is { } again)
            checks.Add(new("same-sub", DoctorCards.PartOf(again, 1)?["sub"]?.ToString() == subject));

        visit.Facts.RefreshFailed = checks.Exists(check => !check.Held);
        if (answer[ParameterNames.AccessToken]?.ToString() is { } token)
        {
            visit.AccessToken = token;
            visit.RefreshToken = answer[ParameterNames.RefreshToken]?.ToString() ?? before;
            visit.Facts.Rotated = visit.RefreshToken != before;
        }

        visit.Steps.Add(DoctorCards.Of(visit, "refresh", exchange, checks));
        return true;
    }
}
