using System.Net;

namespace Portal.Tests.OpenId.Support;

/// <summary>Stands in for the outside world: serves the documents it was given and nothing else.</summary>
internal sealed class DocumentHandler(IReadOnlyDictionary<string, string> documents) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(documents.TryGetValue(request.RequestUri!.OriginalString, out var json)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
}
