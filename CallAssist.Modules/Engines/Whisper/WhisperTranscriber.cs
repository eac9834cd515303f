using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper;

/// <summary>Speech to text with a model. One call at a time per instance; a model serves many instances.</summary>
public sealed class WhisperTranscriber(WhisperModel model)
{
    private const int ShortestSamples = LogMel.SampleRate / 10;

    /// <summary>Which instructions a wish means on this processor.</summary>
    public static KernelPath KernelsInUse(KernelPath wish) => Compute.For(wish).Path;

    /// <summary>Transcribes one voice.</summary>
    /// <param name="samples16k">Mono, 16 kHz, -1 to 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1, from the calling thread.</param>
    /// <param name="ct">Checked at every token and window.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="ArgumentException">The language is unknown to the model.</exception>
    public WhisperResult Transcribe(ReadOnlyMemory<float> samples16k, WhisperOptions options, IProgress<double>? progress = null, CancellationToken ct = default) =>
        TranscribeAll([samples16k], options, progress, ct)[0];

    /// <summary>Transcribes voices on their own but together, for example both sides of a call: their windows share the work.</summary>
    /// <param name="voices16k">Mono, 16 kHz, -1 to 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1 over all voices, from the calling thread.</param>
    /// <param name="ct">Checked at every token and window.</param>
    /// <returns>One result per voice, in their order.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="ArgumentException">The language is unknown to the model.</exception>
    public IReadOnlyList<WhisperResult> TranscribeAll(
        IReadOnlyList<ReadOnlyMemory<float>> voices16k, WhisperOptions options, IProgress<double>? progress = null, CancellationToken ct = default)
    {
        var language = LanguageIndex(options.Language);
        VoiceNotes[] notes = [.. voices16k.Select(_ => new VoiceNotes(model) { Language = language })];
        Track[] tracks = [.. voices16k.SelectMany((voice, i) => Packages(voice, options).Select(package => new Track(model, i, package)))];
        if (tracks.Length > 0) Run(tracks, notes, options, progress, ct);
        progress?.Report(1);
        return [.. notes.Select((note, i) => note.Result((double)voices16k[i].Length / LogMel.SampleRate, filter: !options.Plain))];
    }

    private void Run(Track[] tracks, VoiceNotes[] notes, WhisperOptions options, IProgress<double>? progress, CancellationToken ct)
    {
        using var team = new WorkerTeam(options.Threads > 0 ? options.Threads : Math.Max(1, Environment.ProcessorCount - 1));
        using var reader = new WindowReader(model, options, team, tracks.Length);
        var frames = tracks.Sum(t => (double)t.Frames);
        for (var open = tracks; open.Length > 0; open = [.. open.Where(t => !t.Ended)])
        {
            var next = reader.Choose(open);
            foreach (var track in next) track.Mel ??= LogMel.From(track.Package.Samples, model.MelFilters, team);
            var windows = reader.Read(next, (track, detect) => notes[track.Voice].Language ??= detect(), ct);
            foreach (var (track, window) in next.Zip(windows))
            {
                notes[track.Voice].Add(track, window);
                track.Take(window);
                if (track.Ended) track.Mel = null;
            }
            progress?.Report(tracks.Sum(t => t.Done * (double)t.Frames) / frames);
        }
    }

    private static IEnumerable<PackedSpeech> Packages(ReadOnlyMemory<float> voice, WhisperOptions options)
    {
        if (voice.Length < ShortestSamples) return [];
        if (options.Plain || !options.VoiceActivity) return [PackedSpeech.Whole(voice)];
        return PackedSpeech.Pack(voice, SpeechFinder.Find(voice.Span), PackedSpeech.RoomFor(voice.Length));
    }

    /// <summary>Null: the model decides.</summary>
    private int? LanguageIndex(string code)
    {
        if (!model.Vocabulary.Multilingual) return LanguageList.IndexOf("en");
        if (code == "auto") return null;
        var index = LanguageList.IndexOf(code);
        return index >= 0 && index < model.Vocabulary.Languages ? index : throw new ArgumentException($"The model knows no language '{code}'.", nameof(code));
    }
}
