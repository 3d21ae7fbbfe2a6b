using Microsoft.IdentityModel.Tokens;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Reads the keys that the portal signs with. Discovery §3; RFC 7517</summary>
internal sealed class KeysStep(DoctorWire wire) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var exchange = await wire.SendAsync(DoctorRequests.Get(visit.Endpoint("jwks_uri")), cancel);
        visit.Keys = KeysOf(exchange.Body);
        DoctorCheck[] checks = [new("ok", exchange.Answered(200)), new("keys", visit.Keys.Count > 0)];
        visit.Steps.Add(DoctorCards.Of(visit, "keys", exchange, checks));
        visit.Facts.WrongMetadata = Array.Exists(checks, check => !check.Held);
        return !visit.Facts.WrongMetadata;
    }

    private static IReadOnlyList<SecurityKey> KeysOf(string body)
    {
        try
        {
            return [.. new JsonWebKeySet(body).GetSigningKeys()];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
