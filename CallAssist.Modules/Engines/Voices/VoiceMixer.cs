using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Adds a voice to a time line of another rate, second after second.</summary>
/// <param name="voice">The voice at its native rate.</param>
/// <param name="rate">Samples per second of the time line.</param>
/// <param name="filter">From the one to the other; null when they are the same.</param>
internal sealed class VoiceMixer(StreamVoice voice, int rate, Resampler? filter)
{
    private short[] _native = [];
    private float[] _values = [];
    private float[] _window = [];
    private long _origin; // native place of _window[0]
    private long _read; // native samples have been read up to here
    private bool _begun;
    private bool _finished;

    public long ConcealedMs => voice.ConcealedSamples * 1000 / voice.Rate;

    /// <summary>
    /// Adds the second that begins at sample <paramref name="at"/>, a multiple of the rate: there a whole sample lies at every native rate.
    /// False before the voice begins and after it has ended.
    /// </summary>
    public bool AddTo(Span<short> block, long at)
    {
        if (_finished) return false;
        return filter is null ? AddPlain(block, at) : AddResampled(block, at, filter);
    }

    private bool AddPlain(Span<short> block, long at)
    {
        if (!_begun && at + block.Length <= voice.First) return false;
        _begun = true;
        var native = Rented(ref _native, block.Length);
        voice.Read(at, native);
        Add(native, block);
        if (voice.AtEnd) Finish();
        return true;
    }

    /// <summary>The window of native samples slides along with the block; it reaches as far around it as the filter does.</summary>
    private bool AddResampled(Span<short> block, long at, Resampler resampler)
    {
        var half = resampler.HalfWidth;
        var from = at * voice.Rate / rate - half;
        var until = (at + block.Length) * voice.Rate / rate + half + 2;
        if (!_begun)
        {
            if (until <= voice.First) return false;
            _begun = true;
            _origin = _read = from;
        }
        var isLast = voice.AtEnd; // this block more: the filter's tail
        Slide(from, until);
        var values = Rented(ref _values, block.Length);
        resampler.Run(_window, _origin, at, values);
        Add(values, block);
        if (isLast) Finish();
        return true;
    }

    private void Slide(long from, long until)
    {
        var needed = (int)(until - from);
        var kept = (int)(_read - from);
        if (_window.Length < needed) Widen(needed);
        _window.AsSpan((int)(from - _origin), kept).CopyTo(_window);
        var fresh = Rented(ref _native, (int)(until - _read));
        voice.Read(_read, fresh);
        Widen(fresh, _window.AsSpan(kept, fresh.Length));
        (_origin, _read) = (from, until);
    }

    /// <summary>Buffers are on loan while the voice sounds: a call may have a thousand short ones.</summary>
    private static Span<T> Rented<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            Return(ref buffer);
            buffer = ArrayPool<T>.Shared.Rent(length);
        }
        return buffer.AsSpan(0, length);
    }

    private static void Return<T>(ref T[] buffer)
    {
        if (buffer.Length > 0) ArrayPool<T>.Shared.Return(buffer);
        buffer = [];
    }

    private void Widen(int length)
    {
        var larger = ArrayPool<float>.Shared.Rent(length);
        _window.CopyTo(larger, 0);
        Return(ref _window);
        _window = larger;
    }

    private void Finish()
    {
        _finished = true;
        voice.Release();
        Return(ref _native);
        Return(ref _values);
        Return(ref _window);
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
