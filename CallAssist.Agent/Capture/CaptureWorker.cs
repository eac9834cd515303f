using System.Diagnostics;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Health;
using CallAssist.Agent.Settings;
using CallAssist.Engines.Packets;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>Keeps dumpcap running and hands its packets on. Whatever ends it, it is started again; what was wrong is said meanwhile.</summary>
internal sealed partial class CaptureWorker(AgentOptions options, Recorder recorder, ProblemBoard problems, TimeProvider clock, ILogger<CaptureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = ShortestWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = clock.GetTimestamp();
            if (Dumpcap.Find(options) is { } program)
                await CaptureAsync(program, stoppingToken);
            else
                problems.Raise(AgentProblems.DumpcapMissing, options.Dumpcap);
            if (stoppingToken.IsCancellationRequested)
                return;
            wait = clock.GetElapsedTime(begun) > LongestWait ? ShortestWait : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
            await Task.Delay(wait, clock, stoppingToken);
        }
    }

    private async Task CaptureAsync(string program, CancellationToken ct)
    {
        problems.Clear(AgentProblems.DumpcapMissing);
        using var process = Process.Start(Dumpcap.Capture(program, options))!;
        await using var stop = ct.Register(() => End(process));
        Log.Started(logger, process.Id);
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        // Reading blocks until a packet comes: a thread of its own.
        await Task.Factory.StartNew(() => Read(process.StandardOutput.BaseStream), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await process.WaitForExitAsync(CancellationToken.None);
        if (ct.IsCancellationRequested)
            return;
        var said = (await complaints).Trim();
        problems.Raise(Dumpcap.Meaning(said), said.Length > 300 ? said[..300] : said);
        Log.Ended(logger, process.ExitCode, said);
    }

    private void Read(Stream stream)
    {
        try
        {
            var reader = new CaptureReader(stream);
            var first = true;
            while (reader.MoveNext())
            {
                if (first)
                    problems.Clear(AgentProblems.CapturePermission, AgentProblems.InterfaceMissing, AgentProblems.CaptureFailed);
                first = false;
                recorder.Take(Frame.Of(reader));
            }
        }
        catch (IOException)
        {
            // The program is gone; its complaints say why.
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(11050, LogLevel.Information, "dumpcap runs as process {ProcessId}")]
        public static partial void Started(ILogger logger, int processId);

        [LoggerMessage(11051, LogLevel.Warning, "dumpcap ended with {ExitCode}: {Complaint}")]
        public static partial void Ended(ILogger logger, int exitCode, string complaint);
    }
}
