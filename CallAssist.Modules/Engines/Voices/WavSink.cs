using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallAssist.Engines.Voices;

/// <summary>Writes the voices of a call as WAV files while they are decoded: one per voice and a stereo file (first side left).</summary>
public sealed class WavSink : IVoiceSink
{
    private readonly Stream? _first;
    private readonly Stream? _second;
    private readonly Stream? _both;
    private readonly short[] _interleaved;

    /// <summary>Writes the headers; a stream that is null is left out. The sink disposes the streams.</summary>
    public WavSink(VoicesToCome coming, Stream? first, Stream? second, Stream? both)
    {
        (_first, _second, _both) = (first, second, both);
        _interleaved = both is null ? [] : new short[2 * coming.SampleRate];
        if (first is not null) Wav.WriteHeader(first, coming.SampleRate, 1, coming.Samples);
        if (second is not null) Wav.WriteHeader(second, coming.SampleRate, 1, coming.Samples);
        if (both is not null) Wav.WriteHeader(both, coming.SampleRate, 2, coming.Samples);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> first, ReadOnlySpan<short> second)
    {
        Write(_first, first);
        Write(_second, second);
        if (_both is null) return;
        Interleave(first, second, _interleaved);
        Write(_both, _interleaved.AsSpan(0, 2 * first.Length));
    }

    private static void Write(Stream? output, ReadOnlySpan<short> samples)
    {
        if (BitConverter.IsLittleEndian) output?.Write(MemoryMarshal.AsBytes(samples));
        else foreach (var sample in samples) output?.Write([(byte)sample, (byte)(sample >> 8)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Interleave(ReadOnlySpan<short> left, ReadOnlySpan<short> right, Span<short> both)
    {
        var pairs = MemoryMarshal.Cast<short, uint>(both)[..left.Length];
        right = right[..left.Length];
        if (BitConverter.IsLittleEndian)
            for (var i = 0; i < pairs.Length; i++) pairs[i] = (ushort)left[i] | (uint)right[i] << 16;
        else
            for (var i = 0; i < pairs.Length; i++) pairs[i] = (uint)left[i] << 16 | (ushort)right[i];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first?.Dispose();
        _second?.Dispose();
        _both?.Dispose();
    }
}
