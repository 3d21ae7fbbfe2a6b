using System.Diagnostics;
using System.Globalization;

namespace AdminLists;

/// <summary>Times what administrators ask of long lists, at the server: what the page waits for.</summary>
/// <param name="only">A part of the name of what is timed; null for all.</param>
internal sealed class Stopwatches(string? only)
{
    public const double MostMilliseconds = 300;

    private const int Rounds = 7;

    private int _asked;
    private int _slow;

    // The first round fills caches, as the first administrator of the day does; it is told, and the middle of the others counts.
    public async Task TimeAsync(string list, string name, Func<Task<string>> ask)
    {
        if (only is not null && !$"{list} {name}".Contains(only, StringComparison.OrdinalIgnoreCase)) return;

        var times = new List<double>();
        var found = "";
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            found = await ask();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var middle = times.Skip(1).Order().ElementAt(Rounds / 2);
        _asked++;
        if (middle > MostMilliseconds) _slow++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {list} | {name} | {found} | {middle:N1} | {times[0]:N1} |{(middle > MostMilliseconds ? " TOO SLOW" : "")}"));
    }

    /// <returns>The exit code.</returns>
    public int Sum()
    {
        Console.WriteLine($"{_asked - _slow} of {_asked} answered within {MostMilliseconds} ms.");
        return _slow == 0 ? 0 : 1;
    }

    public static string Count(long number, bool more) => string.Create(CultureInfo.InvariantCulture, $"{number:N0}{(more ? "+" : "")}");
}
