using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Portal.OpenId.Protocol;

/// <summary>
/// The parameters of one protocol request, from its query or its form. A parameter without a value counts as left out, and one
/// given twice makes the request invalid. RFC 6749 §3.1, §3.2
/// </summary>
public sealed class RequestParameters
{
    /// <summary>The largest form body that is read, in bytes.</summary>
    public const int BodyLimit = 64 * 1024;

    private const int CountLimit = 100;

    private readonly Dictionary<string, string> _values;

    private RequestParameters(Dictionary<string, string> values) => _values = values;

    /// <summary>
    /// Parameters that were given more than once, and have no value here. Only after <see cref="ReadAsync"/>: whoever else reads parameters
    /// gets none where one is.
    /// </summary>
    public IReadOnlyList<string> Repeated { get; private init; } = [];

    /// <summary>All names and values.</summary>
    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>A parameter's value; null when it was left out or had no value.</summary>
    /// <param name="name">One of <see cref="ParameterNames"/>.</param>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Parameters that were read before and kept, as in a parked request.</summary>
    /// <param name="values">Names and values.</param>
    /// <returns>The same parameters.</returns>
    public static RequestParameters From(IReadOnlyDictionary<string, string> values) => new(new(values, StringComparer.Ordinal));

    /// <summary>Reads the form of a POST, else the query, with what is wrong about single parameters: where the answer may go is judged first.</summary>
    /// <param name="request">Any request.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>The parameters; or an error when they cannot be told apart at all.</returns>
    internal static async Task<Outcome<RequestParameters>> ReadAsync(HttpRequest request, CancellationToken cancel) =>
        HttpMethods.IsPost(request.Method) ? await FormAsync(request, cancel) : Query(request);

    /// <summary>Reads the query string.</summary>
    /// <param name="request">Any request.</param>
    /// <returns>The parameters, or <c>invalid_request</c>.</returns>
    public static Outcome<RequestParameters> FromQuery(HttpRequest request) => Once(Query(request));

    /// <summary>Reads the form body; the query string is not looked at.</summary>
    /// <param name="request">A POST request.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>The parameters, or <c>invalid_request</c> with status 400, 413 or 415.</returns>
    public static async Task<Outcome<RequestParameters>> FromFormAsync(HttpRequest request, CancellationToken cancel) => Once(await FormAsync(request, cancel));

    private static Outcome<RequestParameters> Query(HttpRequest request)
    {
        var query = request.QueryString.Value.AsSpan();
        return Parse(Encoding.UTF8.GetBytes(query.IsEmpty ? "" : query[1..].ToString()));
    }

    private static async Task<Outcome<RequestParameters>> FormAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)) return Errors.NotAForm;

        if (request.ContentLength > BodyLimit) return Errors.BodyTooLarge;

        var buffer = ArrayPool<byte>.Shared.Rent(BodyLimit + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, BodyLimit + 1), BodyLimit + 1, throwOnEndOfStream: false, cancel);
            return length > BodyLimit ? Errors.BodyTooLarge : Parse(buffer.AsSpan(0, length));
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? Errors.BodyTooLarge : Errors.Unreadable;
        }
        finally
        {
            // The body can hold a secret or a code, which must not surface in the next rented buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    [Spec("RFC 6749 §3.1")]
    private static Outcome<RequestParameters> Once(Outcome<RequestParameters> read) =>
        read is { Refused: false, Value.Repeated: [var name, ..] } ? Errors.Repeated(name) : read;

    private static Outcome<RequestParameters> Parse(ReadOnlySpan<byte> text)
    {
        if (FormUrlEncoded.Parse(text) is not { } pairs || pairs.Count > CountLimit) return Errors.Unreadable;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<string> repeated = [];
        var values = new Dictionary<string, string>(pairs.Count, StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (!seen.Add(name)) repeated.Add(name);
            else if (value.Length > 0) values.Add(name, value);
        }

        // Neither of the two counts.
        foreach (var name in repeated) values.Remove(name);
        return new RequestParameters(values) { Repeated = repeated };
    }
}
