using Portal.Audit.Refusals;
using Portal.Client.Contracts;

namespace Portal.Hosting;

/// <inheritdoc/>
/// <remarks>As <see cref="Failures"/> does for requests: what it was goes where administrators look, what it said only into the log.</remarks>
internal sealed partial class PageFailures(RefusedRequests refused, ILogger<PageFailures> log) : IPageFailures
{
    public string Note(Exception failure, string? page)
    {
        // Of its own: a circuit is one long request, and more than one page may fail in it.
        var id = Guid.NewGuid().ToString("N");
        refused.Note(id, Failures.Own(StatusCodes.Status500InternalServerError, failure), page ?? "-");
        LogFailed(failure, id, page);
        return id;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Error {ErrorId}: page {Page} failed in its circuit")]
    private partial void LogFailed(Exception failure, string errorId, string? page);
}
