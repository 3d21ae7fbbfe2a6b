using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Asks who signed in. Core §5.3</summary>
internal sealed class UserInfoStep(DoctorWire wire) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        // Without openid there is no id token, and nobody to ask about.
        if (visit.Subject is not { } subject) return true;

        var exchange = await wire.SendAsync(DoctorRequests.UserInfo(visit), cancel);
        var signed = visit.Client.UserinfoSignedResponseAlg;
        var claims = (signed is null ? DoctorCards.JsonOf(exchange.Body) as JsonObject : DoctorCards.PartOf(exchange.Body.Trim(), 1)) ?? [];
        List<DoctorCheck> checks = [new("ok", exchange.Answered(200)), new("userinfo.sub", claims["sub"]?.ToString() == subject)];
        if (signed is not null) checks.AddRange(await ChecksOfSignedAsync(visit, exchange, claims, signed));

        visit.Facts.BadUserInfo = checks.Exists(check => !check.Held);
        visit.Steps.Add(DoctorCards.Of(visit, "userinfo", exchange, checks, signed is null ? [] : [("userinfo", exchange.Body.Trim())]));
        return true;
    }

    private static async Task<IReadOnlyList<DoctorCheck>> ChecksOfSignedAsync(DoctorVisit visit, DoctorExchange exchange, JsonObject claims, string algorithm) =>
    [
        new("userinfo.type", exchange.MediaType == "application/jwt"),
        new("signature", await DoctorTokens.IsSignedAsync(visit, exchange.Body.Trim(), algorithm)),
        new("token.iss", claims["iss"]?.ToString() == visit.Issuer),
        new("token.aud", claims["aud"]?.ToString() == visit.Run.TwinId),
    ];
}
