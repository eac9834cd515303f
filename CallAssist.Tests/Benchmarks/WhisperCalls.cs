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
        ReadOnlyMemory<float>[] voices = [Voice(captures, PartyRole.Caller, minutes), Voice(captures, PartyRole.Callee, minutes)];
        var packed = new WhisperOptions { Threads = threads };
        foreach (var beam in (int[])[1, 5])
        {
            var (quick, text) = Run(model, voices, packed with { BeamSize = beam });
            var (slow, plain) = Run(model, voices, packed with { BeamSize = beam, VoiceActivity = false, Windows = 1 });
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{minutes} minutes, two sides, beam {beam}, {threads} threads, processor time: packed {quick:F1} s ({minutes * 60 / quick:F0} x real time, {text} words), one after the other {slow:F1} s ({plain} words), ratio {quick / slow:F2}"));
        }
    }

    private static (double Seconds, int Words) Run(WhisperModel model, ReadOnlyMemory<float>[] voices, WhisperOptions options)
    {
        var (best, words) = (double.MaxValue, 0);
        for (var run = 0; run < 2; run++)
        {
            var started = Environment.CpuUsage.TotalTime; // what other work on the machine does not stretch
            var results = new WhisperTranscriber(model).TranscribeAll(voices, options);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalSeconds);
            words = results.Sum(r => r.Segments.Sum(s => s.Text.Split(' ').Length));
        }
        return (best, words);
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
