using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture;

/// <summary>Sees to it that recordings never fill the PC: with little room left every file ends as far as it came, and nothing new begins until there is room.</summary>
internal sealed partial class DiskRoom(CaptureSpool spool, CallTracker tracker, ProblemBoard problems, ILogger<DiskRoom> logger)
{
    /// <summary>Below this the PC keeps what is left for itself.</summary>
    internal const long FullBytes = 300L << 20;
    internal const long LowBytes = 2L << 30;

    public void Watch()
    {
        var free = spool.FreeBytes();
        if (free < FullBytes && !problems.Has(AgentProblems.DiskFull))
            End(null);
        problems.Set(AgentProblems.DiskFull, free < FullBytes, $"{free >> 20} MiB");
        problems.Set(AgentProblems.DiskLow, free >= FullBytes && free < LowBytes, $"{free >> 20} MiB");
    }

    /// <summary>The disk said so itself, or room is low.</summary>
    public void End(IOException? problem)
    {
        problems.Raise(AgentProblems.DiskFull, problem?.Message ?? "");
        Log.NoRoom(logger, problem?.Message ?? "little room left");
        try
        {
            tracker.FinishAll(CaptureEnds.DiskFull);
        }
        catch (IOException)
        {
            // What was flushed is on the disk and is found at the next start.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(11040, LogLevel.Error, "Recording stops: {Why}. It goes on when there is room")]
        public static partial void NoRoom(ILogger logger, string why);
    }
}
