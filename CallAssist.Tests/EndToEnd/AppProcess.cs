using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CallAssist.Tests.EndToEnd;

/// <summary>A running server process. <see cref="KillAsync"/> is <c>kill -9</c>.</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string _listening = "";

    private AppProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The server ended:\n" + Log));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Base address, with a slash at its end.</summary>
    public string Address { get; private set; } = "";

    public string Log => string.Join('\n', _log);

    public static async Task<AppProcess> StartAsync(string folder, string dataFolder, string[] more)
    {
        // The first argument may be a verb; options follow it.
        var verb = more is [var first, ..] && !first.StartsWith('-') ? more[..1] : [];
        var app = new AppProcess(Launch(folder, [.. verb, "--data", dataFolder, "--urls", "http://127.0.0.1:0", .. more[verb.Length..]]));
        app.Address = await app._address.Task.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken) + "/";
        return app;
    }

    public static Process Launch(string folder, string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "CallAssist.Web.dll"), .. args])
    {
        RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Architecture.SourceTree.Root,
    })!;

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop, as a service manager does; its exit status.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _log.Enqueue(line);
        if (Listening().Match(line) is { Success: true } match)
            _listening = match.Groups[1].Value;
        // It listens a moment before it has started, and whoever asks it to stop in between is told that starting failed.
        if (line.Contains("Application started", StringComparison.Ordinal))
            _address.TrySetResult(_listening);
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
