using Microsoft.AspNetCore.Http;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Bearers;

/// <summary>Takes the access token out of a request: from the header, or from the form of a POST; never from the query. RFC 6750 §2</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <example>Authorization: Bearer eyJhbGciOi…</example>
    [Spec("RFC 6750 §2.1")]
    [Spec("RFC 6750 §2.2")]
    public static async Task<Outcome<string>> FromAsync(HttpRequest request, CancellationToken cancel)
    {
        var inHeader = Read(request.Headers.Authorization);
        if (inHeader.Refused) return inHeader;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return inHeader.Value.Length > 0 ? inHeader : Errors.NoBearerToken;

        var form = await RequestParameters.FromFormAsync(request, cancel);
        if (form.Refused) return form.Error;

        return (inHeader.Value, form.Value[ParameterNames.AccessToken]) switch
        {
            ("", null) => Errors.NoBearerToken,
            ("", { } token) => token,
            (_, null) => inHeader,
            _ => Errors.InvalidRequest("The access token is given in two places"),
        };
    }

    /// <summary>Only from the header, where the body is something else.</summary>
    [Spec("RFC 6750 §2.1")]
    public static Outcome<string> FromHeader(HttpRequest request) =>
        Read(request.Headers.Authorization) is { Refused: false, Value.Length: > 0 } token ? token : Errors.NoBearerToken;

    private static Outcome<string> Read(string? header)
    {
        if (string.IsNullOrEmpty(header)) return "";

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length
            ? header[Scheme.Length..].Trim()
            : Errors.NoBearerToken;
    }
}
