using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Fakes;

/// <summary>Keeps what was logged.</summary>
internal sealed class FakeLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Event, string Line)> _lines = [];

    public IReadOnlyList<(int Event, string Line)> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
