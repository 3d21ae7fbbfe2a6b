using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Tries the access token once more: it was given back.</summary>
internal sealed class EndStep(DoctorWire wire, DoctorProof proof) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (visit.Subject is not null)
        {
            var exchange = await wire.SendAsync(DoctorRequests.UserInfo(visit), cancel);
            Tell(visit, exchange, new("refused", exchange.Answered(401)));
        }
        else if (IntrospectionStep.IsFor(visit.Client))
        {
            var exchange = await wire.SendAsync(proof.Post(visit, "introspection_endpoint", DoctorRequests.About(visit.AccessToken!)), cancel);
            Tell(visit, exchange, new("not-active", exchange.Answered(200) && !IntrospectionStep.IsActive(DoctorCards.JsonOf(exchange.Body) as JsonObject ?? [])));
        }

        return true;
    }

    private static void Tell(DoctorVisit visit, DoctorExchange exchange, DoctorCheck check)
    {
        visit.Facts.RevocationFailed = !check.Held;
        visit.Steps.Add(DoctorCards.Of(visit, "end", exchange, [check]));
    }
}
