using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Tells talk from silence and steady noise, 20 ms at a time: 10 dB above the noise floor that follows the quietest moments.</summary>
internal sealed class VoiceActivity
{
    public const int FrameMs = 20;

    /// <summary>Mean magnitude of -55 dBFS: nobody talks more quietly than this.</summary>
    private const int Quietest = 58;
    private const int Ratio = 3;
    private const int HangoverFrames = 10;
    private const int RiseShift = 10;
    private const int Stride = 4;

    private int _noise = Quietest;
    private int _hangover;

    /// <summary>Time in which somebody talked, ms.</summary>
    public long TalkMs { get; private set; }

    /// <summary>Listens to a frame; true while somebody talks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Hear(ReadOnlySpan<short> frame)
    {
        var level = Level(frame);
        var talks = level > Math.Max(Quietest, Ratio * _noise);
        _noise = level < _noise ? level : _noise + Math.Max(1, level >> RiseShift);
        _hangover = talks ? HangoverFrames : Math.Max(0, _hangover - 1);
        if (_hangover > 0) TalkMs += FrameMs;
        return _hangover > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Level(ReadOnlySpan<short> frame)
    {
        if (frame.IsEmpty) return 0;
        var sum = 0;
        for (var i = 0; i < frame.Length; i += Stride) sum += Math.Abs((int)frame[i]);
        return sum / ((frame.Length + Stride - 1) / Stride);
    }
}
