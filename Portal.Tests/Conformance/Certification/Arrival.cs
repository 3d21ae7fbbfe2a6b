using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Where a journey through the portal ended.</summary>
/// <param name="Last">The last answer: a page, a redirect to the client, or a page that posts to it.</param>
/// <param name="Pages">The pages on which the person had to do something.</param>
/// <param name="Channel">How the client was answered.</param>
/// <param name="Parameters">What the client was told.</param>
internal sealed record Arrival(HttpResponseMessage Last, IReadOnlyList<string> Pages, Channel Channel, IReadOnlyDictionary<string, string> Parameters)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public string this[string parameter] => Parameters.TryGetValue(parameter, out var value) ? value : throw new KeyNotFoundException($"{parameter} is missing: {this}");

    /// <summary>A page that says what is wrong, and leads nowhere.</summary>
    public bool IsErrorPage => Channel == Channel.None && Last.StatusCode == HttpStatusCode.BadRequest && Last.Content.Headers.ContentType?.MediaType == "text/html";

    public string Path => Last.RequestMessage!.RequestUri!.AbsolutePath;

    /// <summary>Null when the answer is not for the client.</summary>
    public static async Task<Arrival?> AtAsync(string redirectUri, HttpResponseMessage last, IReadOnlyList<string> pages)
    {
        if (last.Headers.Location?.OriginalString is { } location)
        {
            if (!location.StartsWith(redirectUri, StringComparison.Ordinal)) return null;

            var (query, fragment) = location.Split('#', 2) is [var before, var after] ? (before, after) : (location, "");
            var inQuery = Parse(query.Contains('?') ? query[(query.IndexOf('?') + 1)..] : "");
            if (fragment.Length == 0) return new(last, pages, Channel.Query, inQuery);

            Assert.DoesNotContain(inQuery.Keys, name => name is "code" or "error");
            return new(last, pages, Channel.Fragment, Parse(fragment));
        }

        var form = (await TestBrowser.ReadAsync(last)).QuerySelector("form");
        if (form?.GetAttribute("action")?.StartsWith(redirectUri, StringComparison.Ordinal) != true) return null;

        Assert.Equal("post", form.GetAttribute("method"));
        return new(last, pages, Channel.Form, form.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!));
    }

    public static Arrival Nowhere(HttpResponseMessage last, IReadOnlyList<string> pages) => new(last, pages, Channel.None, Nothing);

    public override string ToString() =>
        $"{(int)Last.StatusCode} at {Last.RequestMessage?.RequestUri?.AbsolutePath} by way of [{string.Join(", ", Pages)}]: {string.Join(", ", Parameters.Select(one => $"{one.Key}={one.Value}"))}";

    private static Dictionary<string, string> Parse(string text) =>
        QueryHelpers.ParseQuery(text).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}
