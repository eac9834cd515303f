using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Plays both sides of a call into a sink, second by second, and listens along.</summary>
internal sealed class CallRenderer
{
    private readonly int _rate;
    private readonly Side[] _sides;

    /// <param name="parties">The two ends; a third has no place on a stereo line.</param>
    /// <param name="startNs">The instant of sample 0.</param>
    /// <param name="rate">Samples per second.</param>
    public CallRenderer(IReadOnlyList<Party> parties, long startNs, int rate)
    {
        _rate = rate;
        _sides = [.. Enumerable.Range(0, 2).Select(i => new Side(i < parties.Count ? parties[i].Mixers(startNs, rate) : [], rate))];
    }

    /// <summary>Time in which both sides talked, ms.</summary>
    public long OverlapMs { get; private set; }

    public long TalkMs(int side) => _sides[side].Activity.TalkMs;
    public long ConcealedMs(int side) => _sides[side].Mixers.Sum(m => m.ConcealedMs);

    public void Run(int samples, IVoiceSink sink, CancellationToken ct)
    {
        for (long at = 0; at < samples; at += _rate)
        {
            ct.ThrowIfCancellationRequested();
            var count = (int)Math.Min(_rate, samples - at);
            foreach (var side in _sides) side.Mix(at, count);
            Listen(count);
            sink.Write(_sides[0].Block.AsSpan(0, count), _sides[1].Block.AsSpan(0, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Listen(int count)
    {
        var frame = _rate * VoiceActivity.FrameMs / 1000;
        for (var at = 0; at + frame <= count; at += frame)
        {
            var first = _sides[0].Activity.Hear(_sides[0].Block.AsSpan(at, frame));
            var second = _sides[1].Activity.Hear(_sides[1].Block.AsSpan(at, frame));
            if (first && second) OverlapMs += VoiceActivity.FrameMs;
        }
    }

    private sealed class Side(VoiceMixer[] mixers, int rate)
    {
        public readonly VoiceMixer[] Mixers = mixers;
        public readonly VoiceActivity Activity = new();
        public readonly short[] Block = new short[rate];

        public void Mix(long at, int count)
        {
            Array.Clear(Block, 0, count);
            foreach (var mixer in Mixers) mixer.AddTo(Block.AsSpan(0, count), at);
        }
    }
}
