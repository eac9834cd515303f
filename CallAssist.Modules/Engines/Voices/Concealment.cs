using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>Makes up audio for lost packets: the last pitch period is repeated and fades to silence within 60 ms (after ITU-T G.711 appendix I).</summary>
internal sealed class Concealment(int rate)
{
    private const int MaxMs = 60;
    private const int HistoryMs = 45;
    private const int ShortestPitchMs = 5;
    private const int LongestPitchMs = 15;

    private readonly short[] _history = new short[rate * HistoryMs / 1000];

    /// <summary>A longer gap ends in silence.</summary>
    public int MaxSamples => rate * MaxMs / 1000;

    /// <summary>Remembers the end of what was played.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Hear(ReadOnlySpan<short> samples)
    {
        if (samples.Length >= _history.Length)
        {
            samples[^_history.Length..].CopyTo(_history);
            return;
        }
        _history.AsSpan(samples.Length).CopyTo(_history);
        samples.CopyTo(_history.AsSpan(_history.Length - samples.Length));
    }

    public void Fill(Span<short> gap)
    {
        var pitch = Pitch();
        var period = _history.AsSpan(_history.Length - pitch);
        for (var i = 0; i < gap.Length; i++) gap[i] = (short)(period[i % pitch] * (MaxSamples - i) / MaxSamples);
        Hear(gap);
    }

    /// <summary>The lag at which the end of the history resembles itself most.</summary>
    private int Pitch()
    {
        var window = rate * LongestPitchMs / 1000;
        var end = _history.Length;
        var (best, bestScore) = (window, double.MinValue);
        var step = Math.Max(1, rate / 8000);
        for (var lag = rate * ShortestPitchMs / 1000; lag <= window; lag += step)
        {
            double product = 0, energy = 1;
            for (var i = end - window; i < end; i += step)
            {
                product += _history[i] * _history[i - lag];
                energy += _history[i - lag] * _history[i - lag];
            }
            var score = product / Math.Sqrt(energy);
            if (score > bestScore) (best, bestScore) = (lag, score);
        }
        return best;
    }
}
