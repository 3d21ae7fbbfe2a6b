using System.Text.Json;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.RequestObjects;

/// <summary>What a request object says, e.g. <c>{"iss":"web","client_id":"web","max_age":60,"claims":{"userinfo":{}}}</c>. RFC 9101 §4</summary>
internal sealed class RequestObjectClaims
{
    private const string OwnType = "oauth-authz-req+jwt";

    private static readonly string[] Types = [OwnType, $"application/{OwnType}", "JWT"];
    private static readonly JsonDocumentOptions NothingTwice = new() { AllowDuplicateProperties = false };
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private readonly JsonElement _claims;

    private RequestObjectClaims(JsonElement claims) => _claims = claims;

    /// <summary>Null when it is not one JSON object without repeated members, or has text that is no Unicode.</summary>
    public static RequestObjectClaims? Parse(string encodedPayload)
    {
        if (Base64Url.Decode(encodedPayload) is not { } json) return null;

        try
        {
            using var document = JsonDocument.Parse(json, NothingTwice);
            foreach (var member in document.RootElement.EnumerateObject()) _ = (member.Name, member.Value.ToString());
            return new(document.RootElement.Clone());
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The first header or claim that says who it is for, from, or when it holds, and says something else than it should; null when none.</summary>
    [Spec("RFC 9101 §4")]
    [Spec("RFC 9101 §10.8")]
    public string? Misstated(string? type, string clientId, string issuer, DateTimeOffset now)
    {
        if (!string.IsNullOrEmpty(type) && !Types.Contains(type, StringComparer.OrdinalIgnoreCase)) return "typ";
        if (_claims.TryGetProperty("iss", out var iss) && !Is(iss, clientId)) return "iss";
        if (_claims.TryGetProperty("aud", out var aud) && !Is(aud, issuer) && !Has(aud, issuer)) return "aud";

        // An assertion by which the client proves itself must not pass for a request.
        if (_claims.TryGetProperty("sub", out var sub) && Is(sub, clientId)) return "sub";
        if (_claims.TryGetProperty("exp", out var exp) && !(Seconds(exp) > now.ToUnixTimeSeconds())) return "exp";
        if (_claims.TryGetProperty("nbf", out var nbf) && !(Seconds(nbf) <= (now + Skew).ToUnixTimeSeconds())) return "nbf";

        return _claims.TryGetProperty("iat", out var iat) && !(Seconds(iat) <= (now + Skew).ToUnixTimeSeconds()) ? "iat" : null;
    }

    /// <summary>The claims that are parameters; the others, unknown ones among them, are left aside.</summary>
    [Spec("RFC 9101 §4")]
    [Spec("Core §6.1")]
    public Outcome<RequestParameters> Parameters(string clientId)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in _claims.EnumerateObject())
        {
            if (member.Name is ParameterNames.Request or ParameterNames.RequestUri)
                return Errors.InvalidRequestObject($"{member.Name} must not be in a request object");
            if (!AuthorizationParameters.Kept.Contains(member.Name)) continue;
            if (Text(member) is not { } text) return Errors.InvalidRequestObject($"{member.Name} in the request object has an unusable value");
            if (text.Length > 0) values.Add(member.Name, text);
        }

        if (values.GetValueOrDefault(ParameterNames.ClientId, clientId) != clientId)
            return Errors.InvalidRequestObject("client_id in the request object does not fit");

        values[ParameterNames.ClientId] = clientId;
        return RequestParameters.From(values);
    }

    private static string? Text(JsonProperty member) => (member.Name, member.Value.ValueKind) switch
    {
        (ParameterNames.Claims, JsonValueKind.Object) => member.Value.GetRawText(),
        (ParameterNames.MaxAge, JsonValueKind.Number) => member.Value.GetRawText(),
        (_, JsonValueKind.String) when !member.Value.GetString()!.Any(char.IsControl) => member.Value.GetString(),
        _ => null,
    };

    private static bool Is(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static bool Has(JsonElement values, string text) => values.ValueKind == JsonValueKind.Array && values.EnumerateArray().Any(value => Is(value, text));

    // NumericDate may have a fraction: RFC 7519 §2.
    private static double? Seconds(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
