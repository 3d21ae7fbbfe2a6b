using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor.Steps;

/// <summary>Gets tokens: for the code, or for the client itself. RFC 6749 §4.1.3, §4.4.2</summary>
internal sealed class TokenStep(DoctorWire wire, DoctorProof proof) : IDoctorStep
{
    public async Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel)
    {
        if (!visit.Run.Machine && !visit.Run.Asks(ParameterNames.Code)) return true;

        var form = visit.Run.Machine ? DoctorRequests.ForItself(visit) : DoctorRequests.Redeem(visit);
        var exchange = await wire.SendAsync(proof.Post(visit, "token_endpoint", form), cancel);
        var answer = DoctorCards.JsonOf(exchange.Body) as JsonObject ?? [];
        Take(visit, answer);

        var tokens = visit.AccessToken is { } token ? new[] { (ParameterNames.AccessToken, token) } : [];
        visit.Steps.Add(DoctorCards.Of(visit, visit.Run.Machine ? "machine-token" : "token", exchange, ChecksOf(exchange, answer), tokens));
        if (visit.AccessToken is not null) return true;

        visit.Facts.TokenError = answer[ParameterNames.Error]?.ToString() ?? exchange.Failure ?? $"HTTP {exchange.Status}";
        return false;
    }

    /// <summary>What every answer with tokens has. RFC 6749 §5.1</summary>
    public static IReadOnlyList<DoctorCheck> ChecksOf(DoctorExchange exchange, JsonObject answer) => exchange.Answered(200)
        ?
        [
            new("ok", true),
            new("bearer", string.Equals(answer[ParameterNames.TokenType]?.ToString(), "Bearer", StringComparison.OrdinalIgnoreCase)),
            new("expires", answer[ParameterNames.ExpiresIn] is JsonValue seconds && seconds.TryGetValue<int>(out var life) && life > 0),
            new("no-store", exchange.Headers.Any(header => header.Name == "Cache-Control" && header.Value.Contains("no-store", StringComparison.Ordinal))),
        ]
        : [new("ok", false)];

    private static void Take(DoctorVisit visit, JsonObject answer)
    {
        (visit.AccessToken, visit.RefreshToken, visit.IdToken) = (Text(answer, ParameterNames.AccessToken), Text(answer, ParameterNames.RefreshToken), Text(answer, ParameterNames.IdToken));
        visit.Facts.Refreshable = visit.RefreshToken is not null;
        if (visit.AccessToken is not null) visit.Facts.Granted = Text(answer, ParameterNames.Scope) ?? visit.Run.Scope;
    }

    private static string? Text(JsonObject answer, string name) => answer[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
