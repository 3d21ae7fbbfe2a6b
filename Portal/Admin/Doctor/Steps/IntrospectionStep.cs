using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Asks about the access token, as an API does. RFC 7662 §2</summary>
internal sealed class IntrospectionStep(DoctorWire wire, DoctorProof proof) : IDoctorStep
{
    /// <summary>Nobody is told anything who does not prove who they are.</summary>
    public static bool IsFor(ClientMetadata client) => client.TokenEndpointAuthMethod != ClientAuthenticationMethods.None;

    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (!IsFor(visit.Client)) return true;

        var exchange = await wire.SendAsync(proof.Post(visit, "introspection_endpoint", DoctorRequests.About(visit.AccessToken!)), cancel);
        var answer = DoctorCards.JsonOf(exchange.Body) as JsonObject ?? [];
        DoctorCheck[] checks = [new("ok", exchange.Answered(200)), new("active", IsActive(answer)), new("same-client", answer["client_id"]?.ToString() == visit.Run.TwinId)];
        visit.Facts.IntrospectionFailed = Array.Exists(checks, check => !check.Held);
        visit.Steps.Add(DoctorCards.Of(visit, "introspection", exchange, checks));
        return true;
    }

    public static bool IsActive(JsonObject answer) => answer["active"] is JsonValue value && value.TryGetValue<bool>(out var active) && active;
}
