using System.Collections.Concurrent;
using System.Net;

namespace Portal.Tests.Support;

/// <summary>What the portal under test reaches when it calls out: only what a test put there.</summary>
internal sealed class OutsideWorld
{
    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(StringComparer.Ordinal);

    public ConcurrentQueue<HttpRequestMessage> Asked { get; } = [];

    public void Answer(string address, Func<HttpRequestMessage, HttpResponseMessage> answer) => _answers[address] = answer;

    public void Answer(string address, HttpStatusCode status, HttpContent? content = null) =>
        Answer(address, _ => new HttpResponseMessage(status) { Content = content });

    public HttpMessageHandler Handler() => new Wire(this);

    private sealed class Wire(OutsideWorld world) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            world.Asked.Enqueue(request);
            var address = request.RequestUri!.GetLeftPart(UriPartial.Path);
            return world._answers.TryGetValue(address, out var answer)
                ? Task.FromResult(answer(request))
                : throw new HttpRequestException($"{address} is not part of this test's outside world.");
        }
    }
}
