using System.Diagnostics;

namespace Portal.E2E.Support;

/// <summary>Everything a started process wrote, in order, over all of its restarts.</summary>
public sealed class ProcessLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Reads both outputs of a process from now on.</summary>
    internal void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal void Add(string? line)
    {
        if (line is null) return;

        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
