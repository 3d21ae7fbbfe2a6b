namespace Portal.Hosting;

/// <summary>Whether a person or a program waits for the answer.</summary>
internal static class WantedAnswer
{
    public static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
