using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>Makes of what happened what is shown of it. All that is shown goes through here, and loses its secrets here.</summary>
internal static class DoctorCards
{
    private const int LongestBody = 8_000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An exchange. Learns from it first what must not be shown.</summary>
    public static DoctorStep Of(DoctorVisit visit, string name, DoctorExchange exchange, IReadOnlyList<DoctorCheck> checks, IReadOnlyList<(string Name, string Token)>? tokens = null)
    {
        visit.Mask.LearnFrom(JsonOf(exchange.Body));
        if (exchange.MediaType == "application/jwt") visit.Mask.Learn(exchange.Body.Trim());
        return new DoctorStep(name, MarkOf(checks))
        {
            Request = new($"{exchange.Call.Method} {exchange.Call.Address}", Fields(visit.Mask, [.. exchange.Call.Headers, .. exchange.Call.Form])),
            Answer = exchange.Failure is { } failure
                ? new(failure, [], null, exchange.Milliseconds)
                : new($"HTTP {exchange.Status}", Fields(visit.Mask, exchange.Headers), BodyOf(visit.Mask, exchange.Body), exchange.Milliseconds),
            Checks = checks,
            Tokens = TokensOf(visit.Mask, tokens ?? []),
        };
    }

    /// <summary>A step that the browser took.</summary>
    public static DoctorStep Of(
        DoctorVisit visit, string name, string line, IReadOnlyList<(string Name, string Value)> sent, IReadOnlyList<(string Name, string Value)> returned, IReadOnlyList<DoctorCheck> checks,
        IReadOnlyList<(string Name, string Token)> tokens) =>
        new(name, MarkOf(checks))
        {
            Request = new(line, Fields(visit.Mask, sent)),
            Answer = new(visit.Issuer + visit.Run.ReturnsTo, Fields(visit.Mask, returned), null, null),
            Checks = checks,
            Tokens = TokensOf(visit.Mask, tokens),
        };

    /// <summary>A step without a request.</summary>
    public static DoctorStep Of(DoctorVisit visit, string name, IReadOnlyList<DoctorCheck> checks, params IReadOnlyList<(string Name, string Token)> tokens) =>
        new(name, MarkOf(checks)) { Checks = checks, Tokens = TokensOf(visit.Mask, tokens) };

    public static JsonNode? JsonOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A part of a JWT: 0 is the header, 1 the payload. Null where that is no JSON object.</summary>
    public static JsonObject? PartOf(string token, int part) =>
        token.Split('.') is { Length: 3 } parts && Base64Url.Decode(parts[part]) is { } bytes ? JsonOf(Encoding.UTF8.GetString(bytes)) as JsonObject : null;

    private static DoctorMark MarkOf(IReadOnlyList<DoctorCheck> checks) => checks.All(check => check.Held) ? DoctorMark.Well : DoctorMark.Wrong;

    private static IReadOnlyList<DoctorField> Fields(DoctorMask mask, IReadOnlyList<(string Name, string Value)> fields) =>
        [.. fields.Select(field => new DoctorField(field.Name, mask.Hide(field.Value)))];

    private static IReadOnlyList<DoctorToken> TokensOf(DoctorMask mask, IReadOnlyList<(string Name, string Token)> tokens) =>
    [
        .. from one in tokens
           let header = PartOf(one.Token, 0)
           let payload = PartOf(one.Token, 1)
           where header is not null && payload is not null
           select new DoctorToken(one.Name, mask.Hide(header.ToJsonString(Readable)), mask.Hide(payload.ToJsonString(Readable))),
    ];

    private static string? BodyOf(DoctorMask mask, string body)
    {
        if (body.Length == 0) return null;

        var shown = mask.Hide(JsonOf(body)?.ToJsonString(Readable) ?? body);
        return shown.Length <= LongestBody ? shown : shown[..LongestBody] + "…";
    }
}
