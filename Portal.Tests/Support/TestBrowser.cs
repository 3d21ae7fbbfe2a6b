using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Portal.Tests.Support;

/// <summary>Behaves as a browser does: keeps cookies, names its origin, and shows redirects instead of following them.</summary>
internal sealed class TestBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public TestBrowser(HttpMessageHandler server, string? address)
    {
        _client = new HttpClient(new CookieContainerHandler(_cookies) { InnerHandler = server }) { BaseAddress = new Uri(TestPortal.Address) };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36");
        if (address is not null) _client.DefaultRequestHeaders.Add(TestHost.AddressHeader, address);
    }

    public CookieCollection Cookies => _cookies.GetCookies(_client.BaseAddress!);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void SetCookie(string name, string value) => _cookies.Add(_client.BaseAddress!, new Cookie(name, value, "/"));

    /// <summary>Opens an address that somebody typed or followed.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), site: "none");

    public Task<HttpResponseMessage> PostFormAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) }, site: "same-origin");

    public Task<HttpResponseMessage> PostJsonAsync(string address, string json) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") },
            site: "same-origin");

    /// <summary>Sends what another site makes this browser send.</summary>
    public Task<HttpResponseMessage> SendFromAsync(string origin, HttpRequestMessage request)
    {
        request.Headers.Add("Origin", origin);
        return SendAsync(request, site: "cross-site");
    }

    /// <summary>Follows redirects as long as they stay within the portal; what comes back is a page or a redirect elsewhere.</summary>
    public async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            if (response.Headers.Location is not { } location) return response;
            var target = new Uri(_client.BaseAddress!, location);
            if (target.GetLeftPart(UriPartial.Authority) != TestPortal.Address) return response;
            response = await GetAsync(target.PathAndQuery);
        }

        throw new InvalidOperationException("Too many redirects.");
    }

    /// <summary>Reads a page.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Cancel), Cancel);

    /// <summary>Submits a form of a page as the page has it, hidden fields and antiforgery token included, with some fields filled in.</summary>
    /// <param name="page">The page; it is read here.</param>
    /// <param name="fill">Values by field name; a checkbox is ticked by its value and cleared by an empty one.</param>
    /// <param name="form">A CSS selector, for a page with several forms.</param>
    public async Task<HttpResponseMessage> SubmitAsync(
        HttpResponseMessage page, IReadOnlyDictionary<string, string>? fill = null, string form = "form")
    {
        var document = await ReadAsync(page);
        var element = document.QuerySelector<IHtmlFormElement>(form)
            ?? throw new InvalidOperationException($"The page has no {form}: {document.ToHtml()}");

        var target = new Uri(page.RequestMessage!.RequestUri!, element.GetAttribute("action") ?? page.RequestMessage.RequestUri!.PathAndQuery);
        return await PostFormAsync(target.PathAndQuery, FormFields.Of(element, fill ?? new Dictionary<string, string>()));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string site)
    {
        request.Headers.Add("Sec-Fetch-Site", site);
        if (request.Method != HttpMethod.Get && !request.Headers.Contains("Origin")) request.Headers.Add("Origin", TestPortal.Address);
        return _client.SendAsync(request, Cancel);
    }

    public void Dispose() => _client.Dispose();
}
