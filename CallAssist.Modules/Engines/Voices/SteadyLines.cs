using System.Numerics;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Voices;

/// <summary>
/// Tells tones and music from speech: their partials keep their frequency for hundreds of milliseconds, those of a voice glide.
/// After Seyerlehner et al., Automatic Music Detection in Television Productions, DAFx 2007 (continuous frequency activation).
/// </summary>
/// <param name="bins">Bins of a spectrum.</param>
/// <param name="shortest">Frames of 10 ms after which a line counts as steady.</param>
/// <param name="swell">A line's power changes by no more than this factor against its recent past; formants make a voice's partials swell and fade.</param>
/// <param name="mostly">Steady lines hold at least this share of the frame's power together.</param>
internal sealed class SteadyLines(int bins, int shortest, float swell, float mostly)
{
    /// <summary>A line holds at least this share of the frame's power.</summary>
    private const float Weakest = 0.003f;

    /// <summary>Frames that are known to be steady when <see cref="Hear"/> says so.</summary>
    public int Shortest => shortest;

    private Line[] _lines = new Line[bins];
    private Line[] _next = new Line[bins];

    /// <summary>Takes the next frame; true when it is mostly made of lines that are old.</summary>
    /// <param name="spectrum">Power of each bin.</param>
    /// <param name="peaks">Bins as <see cref="Peaks"/> finds them.</param>
    /// <param name="all">Sum of the spectrum.</param>
    public bool Hear(ReadOnlySpan<float> spectrum, ReadOnlySpan<int> peaks, float all)
    {
        float steady = 0;
        Array.Clear(_next);
        foreach (var bin in peaks)
        {
            var power = spectrum[bin - 1] + spectrum[bin] + spectrum[bin + 1];
            _next[bin] = Older(bin, power);
            if (_next[bin].Age >= shortest) steady += power + spectrum[bin - 2] + spectrum[bin + 2];
        }
        (_lines, _next) = (_next, _lines);
        return all > 1e-9f && steady > mostly * all;
    }

    /// <summary>Bins that stand out of a spectrum and hold a share of its sum; gives how many.</summary>
    public static int Peaks(ReadOnlySpan<float> spectrum, float all, Span<int> peaks)
    {
        var (count, bin) = (0, 2);
        var least = Vector512.Create(all * Weakest);
        for (; bin + 2 + Vector512<float>.Count <= spectrum.Length; bin += Vector512<float>.Count)
        {
            var near = spectrum[(bin - 2)..];
            var here = Vector512.Create(near[2..]);
            var found = Vector512.GreaterThanOrEqual(here, Vector512.Max(least, Vector512.Create(near[3..])))
                & Vector512.GreaterThan(here, Vector512.Max(Vector512.Create(near[1..]), Vector512.Max(Vector512.Create(near), Vector512.Create(near[4..]))));
            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1) peaks[count++] = bin + BitOperations.TrailingZeroCount(bits);
        }
        for (; bin < spectrum.Length - 2; bin++)
            if (spectrum[bin] >= all * Weakest && IsPeak(spectrum, bin)) peaks[count++] = bin;
        return count;
    }

    /// <summary>The line that goes on in this bin: the oldest one that began at most one bin away and is as loud.</summary>
    private Line Older(int bin, float power)
    {
        var best = new Line(0, bin, power);
        for (var from = bin - 1; from <= bin + 1; from++)
        {
            var line = _lines[from];
            if (line.Age > best.Age && Math.Abs(line.Origin - bin) <= 1 && power < line.Power * swell && power * swell > line.Power) best = line;
        }
        return new Line(best.Age + 1, best.Origin, 0.6f * best.Power + 0.4f * power);
    }

    private static bool IsPeak(ReadOnlySpan<float> spectrum, int bin) =>
        spectrum[bin] > spectrum[bin - 1] && spectrum[bin] >= spectrum[bin + 1] && spectrum[bin] > spectrum[bin - 2] && spectrum[bin] > spectrum[bin + 2];

    private readonly record struct Line(int Age, int Origin, float Power);
}
