using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Adds a voice to a time line of another rate, block after block.</summary>
internal sealed class VoiceMixer(StreamVoice voice, int rate)
{
    private short[] _native = [];
    private float[] _window = [];
    private float[] _values = [];

    public void AddTo(Span<short> output, int blockSize)
    {
        if (voice.Rate == rate) AddPlain(output, blockSize);
        else AddResampled(output, blockSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPlain(Span<short> output, int blockSize)
    {
        _native = new short[blockSize];
        for (var at = (int)Math.Clamp(voice.First, 0, output.Length); at < output.Length && !voice.AtEnd; at += blockSize)
        {
            var count = Math.Min(blockSize, output.Length - at);
            voice.Read(at, _native.AsSpan(0, count));
            for (var i = 0; i < count; i++) output[at + i] = Saturate(output[at + i] + _native[i]);
        }
    }

    /// <summary>The window of native samples slides along with the output block; it reaches as far around it as the filter does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddResampled(Span<short> output, int blockSize)
    {
        var filter = new Resampler(voice.Rate, rate);
        var half = filter.HalfWidth;
        _values = new float[blockSize];
        var start = (int)Math.Clamp((voice.First - 2L * half) * rate / voice.Rate, 0, output.Length);
        start -= start % rate; // a whole second falls on a whole sample at every rate
        var origin = (long)start * voice.Rate / rate - half;
        var read = origin;
        var finished = false;
        for (var at = start; at < output.Length && !finished; at += blockSize)
        {
            finished = voice.AtEnd; // one block more: the filter's tail
            var count = Math.Min(blockSize, output.Length - at);
            var from = (long)at * voice.Rate / rate - half;
            var until = ((long)at + count) * voice.Rate / rate + half + 2;
            Slide(ref origin, from, ref read, until);
            filter.Run(_window, origin, at, _values.AsSpan(0, count));
            var block = output.Slice(at, count);
            for (var i = 0; i < block.Length; i++) block[i] = Saturate(block[i] + (int)(_values[i] + (_values[i] < 0 ? -0.5f : 0.5f)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Slide(ref long origin, long from, ref long read, long until)
    {
        var needed = (int)(until - from);
        var kept = (int)(read - from);
        if (_window.Length < needed) Array.Resize(ref _window, needed);
        _window.AsSpan((int)(from - origin), kept).CopyTo(_window);
        var fresh = (int)(until - read);
        if (_native.Length < fresh) _native = new short[fresh];
        voice.Read(read, _native.AsSpan(0, fresh));
        for (var i = 0; i < fresh; i++) _window[kept + i] = _native[i];
        (origin, read) = (from, until);
    }

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
