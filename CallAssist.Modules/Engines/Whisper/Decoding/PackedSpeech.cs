using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper.Audio;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A span of speech and where it lies among packed samples.</summary>
/// <param name="Span">In the voice.</param>
/// <param name="At">First sample in the package.</param>
internal readonly record struct PackedSpan(SpeechSpan Span, int At)
{
    public int End => At + Span.Length;
}

/// <summary>Spans of speech one behind the other, as many as a window holds, and the way back to the voice's own time.</summary>
internal sealed record PackedSpeech(ReadOnlyMemory<float> Samples, IReadOnlyList<PackedSpan> Spans)
{
    /// <summary>A phrase reaches into a span when it covers this much of it, samples.</summary>
    private const int LeastOverlap = LogMel.SampleRate / 10;

    /// <summary>What the model hears at once, samples.</summary>
    private const int Window = 30 * LogMel.SampleRate;

    /// <summary>
    /// Samples that a package of a voice is to hold. A recording that fits a window is not cut, as every cut takes context away; of a call
    /// half a window is heard at once: attention grows with its square, and fewer turns are missed (ADR 0036).
    /// </summary>
    public static int RoomFor(int voice) => voice <= Window ? Window : Window / 2;

    /// <summary>Packs spans in their order; a longer span than <paramref name="most"/> samples is a package of its own.</summary>
    public static IReadOnlyList<PackedSpeech> Pack(ReadOnlyMemory<float> voice, IReadOnlyList<SpeechSpan> spans, int most)
    {
        var packages = new List<PackedSpeech>();
        for (var first = 0; first < spans.Count;)
        {
            var next = first + 1;
            for (var length = spans[first].Length; next < spans.Count && length + spans[next].Length <= most; next++) length += spans[next].Length;
            packages.Add(Of(voice, [.. spans.Skip(first).Take(next - first)]));
            first = next;
        }
        return packages;
    }

    /// <summary>Everything, with no silence taken out.</summary>
    public static PackedSpeech Whole(ReadOnlyMemory<float> voice) => new(voice, [new PackedSpan(new SpeechSpan(0, voice.Length), 0)]);

    /// <summary>
    /// Times of a phrase in the voice, seconds. A phrase that begins in the padding behind one span and is spoken in the next begins with the next.
    /// </summary>
    public (double Start, double End) ToVoice(double start, double end)
    {
        var (from, to) = ((int)(start * LogMel.SampleRate), (int)(end * LogMel.SampleRate));
        var touched = Spans.Where(s => Math.Min(to, s.End) - Math.Max(from, s.At) >= Math.Min(LeastOverlap, Math.Max(1, (to - from) / 2))).ToArray();
        if (touched.Length == 0) touched = [Spans.MinBy(s => Math.Max(s.At - to, from - s.End))];
        var (first, last) = (touched[0], touched[^1]);
        var begin = first.Span.Start + Math.Clamp(from - first.At, 0, first.Span.Length);
        var finish = last.Span.Start + Math.Clamp(to - last.At, 0, last.Span.Length);
        return ((double)begin / LogMel.SampleRate, (double)Math.Max(begin, finish) / LogMel.SampleRate);
    }

    private static PackedSpeech Of(ReadOnlyMemory<float> voice, SpeechSpan[] spans)
    {
        var samples = new float[spans.Sum(s => s.Length)];
        var packed = new List<PackedSpan>();
        var at = 0;
        foreach (var span in spans)
        {
            voice.Span[span.Start..span.End].CopyTo(samples.AsSpan(at));
            packed.Add(new PackedSpan(span, at));
            at += span.Length;
        }
        return new PackedSpeech(samples, packed);
    }
}
