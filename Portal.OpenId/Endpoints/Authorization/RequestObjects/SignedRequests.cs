using Portal.OpenId.Clients;
using Portal.OpenId.Outgoing;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.RequestObjects;

/// <summary>
/// request and request_uri: a client that registered how it signs sends its request as one JWT, itself or by an address. Then only
/// what was signed counts; the same names outside it are ignored, so that nobody can add to it on the way. RFC 9101 §5, §6.3
/// </summary>
internal sealed class SignedRequests(RequestObjectReader objects, OutgoingDocuments documents)
{
    private const int LongestAddress = 512; // RFC 9101 §5.2

    /// <summary>
    /// The parameters that count. A request without an object is as it was; one of a client that registered no algorithm, too: a rule
    /// then says that it is not supported.
    /// </summary>
    [Spec("RFC 9101 §5")]
    [Spec("RFC 9101 §6.3")]
    public async ValueTask<Outcome<RequestParameters>> OpenAsync(RegisteredClient client, RequestParameters parameters, CancellationToken cancel)
    {
        var (byValue, byReference) = (parameters[ParameterNames.Request], parameters[ParameterNames.RequestUri]);
        if (client.Metadata.RequestObjectSigningAlg is null || (byValue is null && byReference is null)) return parameters;
        if (byValue is not null && byReference is not null) return Errors.InvalidRequest("request and request_uri exclude each other");

        var text = byReference is null ? byValue! : await FetchAsync(client, byReference, cancel);
        if (text.Refused) return text.Error;

        var inside = await objects.ReadAsync(client, text.Value, cancel);
        return inside.Refused || HasSame(ParameterNames.ResponseType, parameters, inside.Value)
            ? inside
            : Errors.InvalidRequestObject("response_type differs from the one in the request object");
    }

    // Only what the client registered is fetched: RFC 9101 §10.4 warns of both floods and forgery.
    private async ValueTask<Outcome<string>> FetchAsync(RegisteredClient client, string address, CancellationToken cancel)
    {
        if (address.Length > LongestAddress || !(client.Metadata.RequestUris?.Contains(address, StringComparer.Ordinal) ?? false))
            return Errors.InvalidRequestUri("request_uri is not registered for this client");

        return await documents.FetchTextAsync(address, "application/oauth-authz-req+jwt", cancel) is { } text
            ? text.Trim()
            : Errors.InvalidRequestUri("request_uri could not be fetched");
    }

    private static bool HasSame(string name, RequestParameters outside, RequestParameters inside) =>
        outside[name] is not { } text || inside[name] is not { } signed || ResponseTypes.IsSame(text, signed);
}
