using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Adds a voice to a time line of another rate, second after second.</summary>
internal sealed class VoiceMixer
{
    private readonly StreamVoice _voice;
    private readonly int _rate;
    private readonly Resampler? _filter;
    private readonly float[] _values;
    private short[] _native = [];
    private float[] _window = [];
    private long _origin; // native place of _window[0]
    private long _read; // native samples have been read up to here
    private bool _begun;
    private bool _finished;

    public VoiceMixer(StreamVoice voice, int rate)
    {
        (_voice, _rate) = (voice, rate);
        if (voice.Rate == rate) _native = new short[rate];
        else _filter = new Resampler(voice.Rate, rate);
        _values = _filter is null ? [] : new float[rate];
    }

    public long ConcealedMs => _voice.ConcealedSamples * 1000 / _voice.Rate;

    /// <summary>Adds the second that begins at sample <paramref name="at"/>, a multiple of the rate: there a whole sample lies at every native rate.</summary>
    public void AddTo(Span<short> block, long at)
    {
        if (_finished) return;
        if (_filter is null) AddPlain(block, at);
        else AddResampled(block, at, _filter);
    }

    private void AddPlain(Span<short> block, long at)
    {
        if (!_begun && at + block.Length <= _voice.First) return;
        _begun = true;
        var native = _native.AsSpan(0, block.Length);
        _voice.Read(at, native);
        Add(native, block);
        _finished = _voice.AtEnd;
    }

    /// <summary>The window of native samples slides along with the block; it reaches as far around it as the filter does.</summary>
    private void AddResampled(Span<short> block, long at, Resampler filter)
    {
        var half = filter.HalfWidth;
        var from = at * _voice.Rate / _rate - half;
        var until = (at + block.Length) * _voice.Rate / _rate + half + 2;
        if (!_begun)
        {
            if (until <= _voice.First) return;
            _begun = true;
            _origin = _read = from;
        }
        _finished = _voice.AtEnd; // this block more: the filter's tail
        Slide(from, until);
        var values = _values.AsSpan(0, block.Length);
        filter.Run(_window, _origin, at, values);
        Add(values, block);
    }

    private void Slide(long from, long until)
    {
        var needed = (int)(until - from);
        var kept = (int)(_read - from);
        if (_window.Length < needed) Array.Resize(ref _window, needed);
        _window.AsSpan((int)(from - _origin), kept).CopyTo(_window);
        var fresh = (int)(until - _read);
        if (_native.Length < fresh) _native = new short[fresh];
        _voice.Read(_read, _native.AsSpan(0, fresh));
        Widen(_native.AsSpan(0, fresh), _window.AsSpan(kept, fresh));
        (_origin, _read) = (from, until);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<short> samples, Span<float> values)
    {
        var i = 0;
        for (; i + Vector<short>.Count <= samples.Length; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(samples[i..]), out var low, out var high);
            Vector.ConvertToSingle(low).CopyTo(values[i..]);
            Vector.ConvertToSingle(high).CopyTo(values[(i + Vector<int>.Count)..]);
        }
        for (; i < samples.Length; i++) values[i] = samples[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<short> samples, Span<short> block)
    {
        var i = 0;
        for (; i + Vector<short>.Count <= block.Length; i += Vector<short>.Count)
            Vector.AddSaturate(new Vector<short>(block[i..]), new Vector<short>(samples[i..])).CopyTo(block[i..]);
        for (; i < block.Length; i++) block[i] = Saturate(block[i] + samples[i]);
    }

    /// <summary>Rounds to the nearest, halves to the even one, and saturates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<float> values, Span<short> block)
    {
        var i = 0;
        for (; i + Vector<short>.Count <= block.Length; i += Vector<short>.Count)
        {
            var low = Vector.ConvertToInt32(Vector.Round(new Vector<float>(values[i..])));
            var high = Vector.ConvertToInt32(Vector.Round(new Vector<float>(values[(i + Vector<float>.Count)..])));
            Vector.AddSaturate(new Vector<short>(block[i..]), Vector.NarrowWithSaturation(low, high)).CopyTo(block[i..]);
        }
        for (; i < block.Length; i++) block[i] = Saturate(block[i] + (int)MathF.Round(values[i]));
    }

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
