using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Gives back what it got: the refresh token, with which everything else goes, or the access token. RFC 7009 §2</summary>
internal sealed class RevocationStep(DoctorWire wire, DoctorProof proof) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        var exchange = await wire.SendAsync(proof.Post(visit, "revocation_endpoint", DoctorRequests.About(visit.RefreshToken ?? visit.AccessToken!)), cancel);
        var ended = exchange.Answered(200);
        visit.Facts.RevocationFailed = !ended;
        visit.Steps.Add(DoctorCards.Of(visit, "revocation", exchange, [new DoctorCheck("ok", ended)]));
        return ended;
    }
}
