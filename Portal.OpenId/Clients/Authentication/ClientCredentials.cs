using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>What a request says about the client that makes it, not yet believed. RFC 6749 §2.3</summary>
/// <param name="ClientId">The id, from the header or the form; null when there is none.</param>
/// <param name="BasicSecrets">The password of the Authorization header, as it stands and form-decoded; empty when there is none.</param>
/// <param name="FormSecret">The <c>client_secret</c> of the form.</param>
/// <param name="Assertion">The <c>client_assertion</c>, or its type where only that came along.</param>
/// <param name="AssertionType">The <c>client_assertion_type</c>.</param>
internal sealed record ClientCredentials(
    string? ClientId, IReadOnlyList<string> BasicSecrets, string? FormSecret, string? Assertion, string? AssertionType)
{
    /// <example>Authorization: Basic d2ViLWFwcDpzZWNyZXQ=</example>
    [Spec("RFC 6749 §2.3.1")]
    public static Outcome<ClientCredentials> Parse(string? authorization, RequestParameters parameters)
    {
        var formId = parameters[ParameterNames.ClientId];
        var formSecret = parameters[ParameterNames.ClientSecret];
        var type = parameters[ParameterNames.ClientAssertionType];
        var assertion = parameters[ParameterNames.ClientAssertion] ?? type;
        if (string.IsNullOrEmpty(authorization)) return new ClientCredentials(formId ?? SubjectOf(assertion), [], formSecret, assertion, type);

        if (Decode(authorization) is not var (id, secret)) return Errors.ClientNotAuthenticated with { Detail = "unreadable Authorization header" };
        if (formId is not null && formId != id) return Errors.InvalidRequest("client_id differs from the one in the Authorization header");

        return new ClientCredentials(id, secret, formSecret, assertion, type);
    }

    // client_id may be left out beside an assertion, which names the client itself: RFC 7521 §4.2.
    private static string? SubjectOf(string? assertion)
    {
        if (assertion?.Split('.') is not [_, var payload, _] || Base64Url.Decode(payload) is not { } json) return null;

        try
        {
            return JsonNode.Parse(json) is JsonObject claims && claims["sub"] is JsonValue sub && sub.TryGetValue<string>(out var id) ? id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The standard asks for form-encoding inside Basic, many clients leave it out: both readings of the secret are tried.
    private static (string Id, IReadOnlyList<string> Secrets)? Decode(string authorization)
    {
        const string scheme = "Basic ";
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return null;

        var bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[scheme.Length..].Trim(), bytes, out var length)) return null;

        var pair = bytes.AsSpan(0, length);
        var colon = pair.IndexOf((byte)':');
        if (colon <= 0 || FormUrlEncoded.Decode(pair[..colon]) is not { } id) return null;

        var raw = pair[(colon + 1)..];
        if (raw.IsEmpty) return (id, []);

        var asItStands = Encoding.UTF8.GetString(raw);
        return FormUrlEncoded.Decode(raw) is { } decoded && decoded != asItStands ? (id, [decoded, asItStands]) : (id, [asItStands]);
    }
}
