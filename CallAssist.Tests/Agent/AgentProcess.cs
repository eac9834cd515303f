using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallAssist.Tests.Agent;

/// <summary>The agent as a process of its own, as a PC runs it. <see cref="KillAsync"/> is <c>kill -9</c>.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = [];

    private AgentProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Log => string.Join('\n', _log);

    public static AgentProcess Start(string settingsFile) =>
        new(Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "callassist-agent.dll"), "run", "--settings", settingsFile])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!);

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
