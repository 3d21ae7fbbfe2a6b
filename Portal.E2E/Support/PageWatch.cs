using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>Notes what no page may do, whatever its test is about: script errors, breaches of the content security policy, 5xx answers.</summary>
internal sealed class PageWatch
{
    // The browser says this about every 4xx answer, which tests ask for on purpose.
    private const string Refusal = "Failed to load resource: the server responded with a status of 4";

    // The framework's script says this when the connection breaks while it answers.
    private const string Unsent = "Cannot send data if the connection is not in the 'Connected' State";

    private readonly ConcurrentQueue<string> _problems = new();

    public PageWatch(IBrowserContext context)
    {
        context.WebError += (_, error) =>
        {
            if (!Outage || !error.Error.Contains(Unsent, StringComparison.Ordinal)) _problems.Enqueue($"script error: {error.Error}");
        };
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !Outage && !message.Text.StartsWith(Refusal, StringComparison.Ordinal))
                _problems.Enqueue($"console, on {message.Page?.Url}: {message.Text}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500) _problems.Enqueue($"{response.Status} from {response.Request.Method} {response.Url}");
        };
    }

    /// <summary>The portal is taken away on purpose: the browser's console complains of that.</summary>
    public bool Outage { get; set; }

    public IReadOnlyCollection<string> Problems => _problems;
}
