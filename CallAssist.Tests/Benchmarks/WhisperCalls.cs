using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;

namespace CallAssist.Benchmarks;

/// <summary>A long two-sided call: speech found, packed and decoded together, against each side through windows of 30 s one after the other.</summary>
internal static class WhisperCalls
{
    private const int SampleRate = 16_000;

    /// <param name="modelPath">A model that transcribes.</param>
    /// <param name="minutes">Length of the call; the given voices are repeated.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="captures">Calls whose voices are put together.</param>
    /// <param name="to">Gets the figures.</param>
    public static void Measure(string modelPath, int minutes, int threads, IReadOnlyList<string> captures, TextWriter to)
    {
        using var model = WhisperModel.TryOpen(modelPath, out var problem) ?? throw new InvalidDataException(problem);
        var voices = Voices(captures, minutes);
        var packed = new WhisperOptions { Threads = threads };
        foreach (var beam in (int[])[1, 5])
        {
            var (quick, text) = Run(model, voices, packed with { BeamSize = beam });
            var (slow, plain) = Run(model, voices, packed with { BeamSize = beam, VoiceActivity = false, Windows = 1 });
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{minutes} minutes, two sides, beam {beam}, {threads} threads, processor time: packed {quick:F2} s ({minutes * 60 / quick:F0} x real time, {text} words), one after the other {slow:F2} s ({plain} words), ratio {quick / slow:F2}"));
        }
    }

    /// <summary>Both sides of a call of so many minutes; the given ones are repeated.</summary>
    public static ReadOnlyMemory<float>[] Voices(IReadOnlyList<string> captures, int minutes) => [Voice(captures, PartyRole.Caller, minutes), Voice(captures, PartyRole.Callee, minutes)];

    /// <summary>Seconds, the shortest of three runs; what other work on the machine does not stretch.</summary>
    public static double ShortestProcessorTime(Action work)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            var started = Environment.CpuUsage.TotalTime;
            work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalSeconds);
        }
        return best;
    }

    private static (double Seconds, int Words) Run(WhisperModel model, ReadOnlyMemory<float>[] voices, WhisperOptions options)
    {
        var words = 0;
        var seconds = ShortestProcessorTime(() => words = new WhisperTranscriber(model).TranscribeAll(voices, options).Sum(r => r.Segments.Sum(s => s.Text.Split(' ').Length)));
        return (seconds, words);
    }

    private static float[] Voice(IReadOnlyList<string> captures, PartyRole role, int minutes)
    {
        var voice = new List<float>();
        while (voice.Count < minutes * 60 * SampleRate)
            foreach (var capture in captures)
            {
                using var file = File.OpenRead(capture);
                foreach (var call in MediaExtractor.Extract(file, new MediaOptions { SampleRate = SampleRate }).Calls)
                    voice.AddRange(Resampler.ToFloat16k(call.Parties.First(p => p.Role == role).Samples, SampleRate));
            }
        return [.. voice.Take(minutes * 60 * SampleRate)];
    }
}
