using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>
/// The file a call is being recorded into. What was captured within a pause is let go of, by the packet's own time: a packet that was on
/// its way from the capture program when somebody paused or resumed falls on the right side.
/// </summary>
internal sealed class Recording(SealedCaptureWriter writer, DateTimeOffset startedAt)
{
    private readonly long _startNs = Nanoseconds(startedAt);
    private long _pausedNs = long.MaxValue;
    private long _resumedNs = long.MaxValue;

    public SealedCaptureWriter Writer { get; } = writer;

    public Guid Id => Writer.Head.Id;

    public bool Paused { get; private set; }

    public void Signal(KeptFrame frame) => Writer.Write(frame.Frame);

    public void Media(in Frame frame)
    {
        if (frame.TimeNs >= _startNs && (frame.TimeNs < _pausedNs || frame.TimeNs >= _resumedNs))
            Writer.Write(frame);
    }

    public void Pause(DateTimeOffset at)
    {
        if (Paused)
            return;
        (Paused, _pausedNs, _resumedNs) = (true, Math.Max(Nanoseconds(at), _resumedNs == long.MaxValue ? 0 : _resumedNs), long.MaxValue);
        Writer.Mark(new("paused", at));
    }

    public void Resume(DateTimeOffset at)
    {
        if (!Paused)
            return;
        (Paused, _resumedNs) = (false, Nanoseconds(at));
        Writer.Mark(new("resumed", at));
    }

    private static long Nanoseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks * 100;
}
