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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPlain(Span<short> block, long at)
    {
        if (!_begun && at + block.Length <= _voice.First) return;
        _begun = true;
        var native = _native.AsSpan(0, block.Length);
        _voice.Read(at, native);
        for (var i = 0; i < native.Length; i++) block[i] = Saturate(block[i] + native[i]);
        _finished = _voice.AtEnd;
    }

    /// <summary>The window of native samples slides along with the block; it reaches as far around it as the filter does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        for (var i = 0; i < block.Length; i++) block[i] = Saturate(block[i] + (int)(values[i] + (values[i] < 0 ? -0.5f : 0.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Slide(long from, long until)
    {
        var needed = (int)(until - from);
        var kept = (int)(_read - from);
        if (_window.Length < needed) Array.Resize(ref _window, needed);
        _window.AsSpan((int)(from - _origin), kept).CopyTo(_window);
        var fresh = (int)(until - _read);
        if (_native.Length < fresh) _native = new short[fresh];
        _voice.Read(_read, _native.AsSpan(0, fresh));
        for (var i = 0; i < fresh; i++) _window[kept + i] = _native[i];
        (_origin, _read) = (from, until);
    }

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
