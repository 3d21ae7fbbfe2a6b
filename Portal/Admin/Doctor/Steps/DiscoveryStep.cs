using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Reads the portal's metadata. Discovery §4</summary>
internal sealed class DiscoveryStep(DoctorWire wire) : IDoctorStep
{
    private static readonly string[] Used =
        ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "introspection_endpoint", "revocation_endpoint", "jwks_uri"];

    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var exchange = await wire.SendAsync(DoctorRequests.Get(visit.Issuer + "/.well-known/openid-configuration"), cancel);
        var metadata = DoctorCards.JsonOf(exchange.Body) as JsonObject ?? [];
        DoctorCheck[] checks =
        [
            new("ok", exchange.Answered(200)),
            new("issuer", metadata["issuer"]?.ToString() == visit.Issuer),
            new("endpoints", Array.TrueForAll(Used, name => metadata[name] is { } address && DoctorWire.IsOwn(address.ToString(), visit.Issuer))),
        ];
        visit.Steps.Add(DoctorCards.Of(visit, "discovery", exchange, exchange.Failure is null ? checks : checks[..1]));
        visit.Facts.Unreachable = exchange.Failure;
        visit.Facts.WrongMetadata = exchange.Failure is null && Array.Exists(checks, check => !check.Held);
        visit.Endpoints = metadata;
        return Array.TrueForAll(checks, check => check.Held);
    }
}
