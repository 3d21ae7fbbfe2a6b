using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>What a portal under test logged.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private static readonly AsyncLocal<bool> Background = new();

    private readonly ConcurrentQueue<string> _lines = [];
    private int _statements;

    public IReadOnlyCollection<string> Lines => [.. _lines];

    /// <summary>
    /// How many statements the database was given, but for those of work that goes on in the background. None would mean that they are not
    /// logged: whoever counts them would compare nothing.
    /// </summary>
    public int Statements
    {
        get
        {
            Assert.NotEqual(0, _statements);
            return Volatile.Read(ref _statements);
        }
    }

    /// <summary>What this flow of work does from now on goes on in the background.</summary>
    public static void GoToBackground() => Background.Value = true;

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, this);

    private void Add(string line)
    {
        _lines.Enqueue(line);
        if (!Background.Value && line.Contains("Executed DbCommand", StringComparison.Ordinal)) Interlocked.Increment(ref _statements);
    }

    public void Dispose()
    {
    }

    private sealed class Writer(string category, TestLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
