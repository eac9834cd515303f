using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper;

/// <summary>Speech to text with a model. One call at a time per instance; a model serves many instances.</summary>
public sealed class WhisperTranscriber(WhisperModel model)
{
    private const int ShortestSamples = LogMel.SampleRate / 10;

    /// <summary>Transcribes one voice.</summary>
    /// <param name="samples16k">Mono, 16 kHz, -1 to 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1, from the calling thread.</param>
    /// <param name="ct">Checked at every token and window.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="ArgumentException">The language is unknown to the model.</exception>
    public WhisperResult Transcribe(ReadOnlyMemory<float> samples16k, WhisperOptions options, IProgress<double>? progress = null, CancellationToken ct = default)
    {
        var seconds = (double)samples16k.Length / LogMel.SampleRate;
        var language = LanguageIndex(options.Language);
        var segments = new List<WhisperSegment>();
        if (samples16k.Length >= ShortestSamples)
        {
            using var session = new WhisperSession(model, options);
            var builder = new SegmentBuilder(model.Vocabulary);
            foreach (var package in Packages(samples16k, options))
            {
                var mel = LogMel.From(package.Samples, model.MelFilters, session.Team);
                var length = (double)package.Samples.Length / LogMel.SampleRate;
                foreach (var window in session.Loop.Run(mel, language, progress, ct))
                {
                    var start = window.Seek / (double)LogMel.FrameRate;
                    foreach (var segment in builder.Build(window.Tokens, start, Math.Min(length, start + window.State.Advance / (double)LogMel.FrameRate)))
                    {
                        var (from, to) = package.ToVoice(segment.Start, segment.End);
                        segments.Add(segment with { Start = from, End = to });
                    }
                }
            }
        }
        return new WhisperResult(LanguageList.Code(language), seconds, segments, []);
    }

    /// <summary>Transcribes voices that share nothing but a time line, for example both sides of a call.</summary>
    /// <param name="voices16k">Mono, 16 kHz, -1 to 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1 over all voices, from the calling thread.</param>
    /// <param name="ct">Checked at every token and window.</param>
    /// <returns>One result per voice, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="ArgumentException">The language is unknown to the model.</exception>
    public IReadOnlyList<WhisperResult> TranscribeAll(
        IReadOnlyList<ReadOnlyMemory<float>> voices16k, WhisperOptions options, IProgress<double>? progress = null, CancellationToken ct = default) =>
        [.. voices16k.Select(voice => Transcribe(voice, options, progress, ct))];

    private static IReadOnlyList<PackedSpeech> Packages(ReadOnlyMemory<float> voice, WhisperOptions options) =>
        options.Plain || !options.VoiceActivity
            ? [PackedSpeech.Whole(voice)]
            : PackedSpeech.Pack(voice, SpeechFinder.Find(voice.Span), 30 * LogMel.SampleRate);

    private int LanguageIndex(string code)
    {
        if (!model.Vocabulary.Multilingual) return LanguageList.IndexOf("en");
        var index = LanguageList.IndexOf(code);
        return index >= 0 && index < model.Vocabulary.Languages ? index : throw new ArgumentException($"The model knows no language '{code}'.", nameof(code));
    }
}
