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
        var filters = new Dictionary<int, Resampler>();
        _sides = [.. Enumerable.Range(0, 2).Select(i => new Side(i < parties.Count ? parties[i].Mixers(startNs, rate, filters) : [], rate))];
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
            var heard = false;
            foreach (var side in _sides) heard |= side.Mix(at, count);
            if (heard) Listen(count);
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

        private bool _silent;

        /// <summary>False when nothing is to be heard in these samples.</summary>
        public bool Mix(long at, int count)
        {
            if (!_silent) Array.Clear(Block);
            var heard = false;
            foreach (var mixer in Mixers) heard |= mixer.AddTo(Block.AsSpan(0, count), at);
            _silent = !heard;
            return heard;
        }
    }
}
