using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>The files that calls are recorded into: begun, paused, ended, destroyed; and what people asked for and could not have.</summary>
internal sealed partial class CallRecordings(CaptureSpool spool, ProblemBoard problems, Refusals refusals, TimeProvider clock, ILogger<CallRecordings> logger)
{
    /// <summary>A code comes by as SIP, and a moment later as the server's word: once is enough.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(3);

    /// <summary>Does what somebody asks for; false, said and in the log, where that is refused.</summary>
    public bool Ask(TrackedCall call, CaptureAction action)
    {
        var now = clock.GetUtcNow();
        if (call.Asked is { } asked && asked.Action == action && now - asked.At < Echo)
            return true;
        switch (action)
        {
            case CaptureAction.Start when call is { Recording: null, Answered: true, EndedAt: null } && call.Mode != CaptureMode.Never:
                Begin(call, now);
                break;
            case CaptureAction.Start when call.Recording is not null:
                // It is so already.
                break;
            case CaptureAction.Stop when call.Recording is not null:
                Finish(call, CaptureEnds.Stopped);
                break;
            case CaptureAction.Pause when call.Recording is { } recording:
                recording.Pause(now);
                break;
            case CaptureAction.Resume when call.Recording is { } recording:
                recording.Resume(now);
                break;
            case CaptureAction.Cancel when call.Recording is { } recording:
                recording.Writer.Dispose();
                spool.Cancel(recording.Writer.Head, call.FeedCallId);
                Forget(call);
                break;
            default:
                Log.Refused(logger, action, call.Mode);
                refusals.Add(call.Extension, action);
                return false;
        }

        call.Asked = (action, now);
        return true;
    }

    /// <summary>A code was dialled, and no call is on to do it to.</summary>
    public void Refuse(string extension, CaptureAction action)
    {
        Log.Refused(logger, action, CaptureMode.Never);
        refusals.Add(extension, action);
    }

    public void Begin(TrackedCall call, DateTimeOffset at)
    {
        if (problems.Has(AgentProblems.DiskFull))
            return;
        var writer = spool.Create(new(Guid.CreateVersion7(clock.GetUtcNow()), call.Extension!, call.SipCallId, call.Number, at, call.Mode));
        call.Recording = new Recording(writer, at);
        foreach (var frame in call.Signals)
            call.Recording.Signal(frame);
        if (call.Answered)
            writer.Mark(new("answered", at));
        if (call.FeedCallId is { } known)
            writer.Mark(new("call", at, known));
        Log.Began(logger, writer.Head.Id, call.Mode);
    }

    public void Finish(TrackedCall call, string why)
    {
        if (call.Recording is not { } recording)
            return;
        Log.Ended(logger, recording.Id, why);
        Forget(call);
        spool.Finish(recording.Writer, clock.GetUtcNow(), why, call.FeedCallId);
    }

    /// <summary>What was recorded of it is no recording: nobody picked up, or it must not be.</summary>
    public void Discard(TrackedCall call)
    {
        if (call.Recording is not { } recording)
            return;
        spool.Discard(recording.Writer);
        Forget(call);
    }

    /// <summary>The call has no file any more; a further one would be another capture.</summary>
    private void Forget(TrackedCall call) => (call.Recording, call.IdleId) = (null, Guid.CreateVersion7(clock.GetUtcNow()));

    private static partial class Log
    {
        [LoggerMessage(11030, LogLevel.Information, "Capture {CaptureId} begins, mode {Mode}")]
        public static partial void Began(ILogger logger, Guid captureId, CaptureMode mode);

        [LoggerMessage(11031, LogLevel.Information, "Capture {CaptureId} ended: {Why}")]
        public static partial void Ended(ILogger logger, Guid captureId, string why);

        [LoggerMessage(11032, LogLevel.Warning, "{Action} was asked for and refused: the mode is {Mode}, or the call is not in that state")]
        public static partial void Refused(ILogger logger, CaptureAction action, CaptureMode mode);
    }
}
