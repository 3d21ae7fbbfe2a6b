using System.Text;

namespace Portal.Tests.Conformance;

/// <summary>One request with one thing wrong, and exactly what has to come back.</summary>
/// <param name="Answer">Status and error: <c>400 invalid_request</c>; <c>400 page</c> for a page; <c>401</c> where there is no error to tell.</param>
internal sealed record MalformedRow(string Method, string Address, string Answer)
{
    /// <summary>As it goes over the wire; null for none.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? Authorization { get; init; }

    public string? Cookie { get; init; }

    /// <summary>A person reads the answer, so that a page is right.</summary>
    public bool ForPeople { get; init; }

    /// <summary>What names it in the test's output.</summary>
    public string Wrong { get; init; } = "";

    public string Name => $"{Method} {Address.Split('?')[0]}: {Wrong} -> {Answer}";

    /// <summary>The request; <c>{name}</c> stands for what only the host under test can give.</summary>
    public HttpRequestMessage Request(IReadOnlyDictionary<string, string> live)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Fill(Address));
        if (Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", Fill(Authorization));
        if (Cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", Fill(Cookie));
        if (Body is null && ContentType is null) return request;

        // Latin-1, so that a test can write any byte.
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Fill(Body ?? "")));
        if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return request;

        string Fill(string text) => live.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
    }
}
