using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Tells pauses between words from words by loudness, relative to how loud the voice has been lately.</summary>
internal sealed class PauseDetector
{
    /// <summary>A pause is a quarter as loud as the voice (12 dB), or close to digital silence.</summary>
    private const int Ratio = 4;
    private const int Floor = 32;

    /// <summary>Every fourth sample tells enough.</summary>
    private const int Stride = 4;

    private int _level;

    /// <summary>Listens to the samples of one packet; true when nobody would hear a cut just before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Hear(ReadOnlySpan<short> frame)
    {
        var mean = Mean(frame);
        var pause = mean < Floor + _level / Ratio;
        _level = mean > _level ? mean : _level - _level / 64;
        return pause;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Mean(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty) return 0;
        var sum = 0;
        for (var i = 0; i < frame.Length; i += Stride) sum += Math.Abs((int)frame[i]);
        return sum * Stride / frame.Length;
    }
}
