using System.Diagnostics;
using System.Text.Json.Nodes;
using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper;

namespace CallAssist.Web.Cli;

/// <summary>The words of a call, each voice transcribed on its own.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="AudioSeconds">Length of the call.</param>
/// <param name="WallSeconds">What the transcription took.</param>
/// <param name="Phrases">Both sides, in the order in which they begin.</param>
internal sealed record SpokenCall(string Language, double AudioSeconds, double WallSeconds, IReadOnlyList<SpokenPhrase> Phrases)
{
    /// <summary>Samples per second the voices must have.</summary>
    public const int SampleRate = 16_000;

    /// <summary>Transcribes the voices of a call that was extracted at <see cref="SampleRate"/>.</summary>
    public static SpokenCall Transcribe(WhisperModel model, CallMedia call, WhisperOptions options, IProgress<double>? progress = null) => Transcribe(
        model, [.. call.Parties.Select((party, side) => new SpokenVoice(Speaker(party.Role, side), Resampler.ToFloat16k(party.Samples, SampleRate)))], options, progress);

    /// <summary>Transcribes voices that share a time line; <paramref name="progress"/> goes from 0 to 1 over all of them.</summary>
    public static SpokenCall Transcribe(WhisperModel model, IReadOnlyList<SpokenVoice> voices, WhisperOptions options, IProgress<double>? progress = null)
    {
        var started = Stopwatch.GetTimestamp();
        var results = new WhisperTranscriber(model).TranscribeAll([.. voices.Select(v => v.Samples)], options, progress);
        var phrases = results.SelectMany((result, side) => result.Segments.Select(s => new SpokenPhrase(voices[side].Speaker, s.Start, s.End, s.Text, s.Confidence, options.WordTimes ? s.Words : null)));
        return new(
            results.MaxBy(r => r.Segments.Count)?.Language ?? options.Language, results.Select(r => r.AudioSeconds).DefaultIfEmpty().Max(),
            Stopwatch.GetElapsedTime(started).TotalSeconds, [.. phrases.OrderBy(p => p.Start).ThenBy(p => p.End)]);
    }

    /// <summary>The keys of the command line's contract.</summary>
    public JsonObject ToNode(string file, string? callId) => new()
    {
        ["file"] = file,
        ["callId"] = callId,
        ["language"] = Language,
        ["audioSeconds"] = Math.Round(AudioSeconds, 2),
        ["wallSeconds"] = Math.Round(WallSeconds, 2),
        ["segments"] = new JsonArray([.. Phrases.Select(p => (JsonNode)p.ToNode())]),
    };

    /// <summary>The side that called is first where the roles are not known.</summary>
    private static string Speaker(PartyRole role, int side) => role switch
    {
        PartyRole.Caller => "caller",
        PartyRole.Callee => "callee",
        _ => side == 0 ? "caller" : "callee",
    };
}

/// <summary>One voice of a call.</summary>
/// <param name="Speaker"><c>caller</c> or <c>callee</c>; null for a mono file.</param>
/// <param name="Samples">16 kHz, -1 to 1.</param>
internal sealed record SpokenVoice(string? Speaker, ReadOnlyMemory<float> Samples);

/// <summary>A phrase of one side; times in seconds of the call.</summary>
/// <param name="Speaker"><c>caller</c> or <c>callee</c>; null for a mono file.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">What was said.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Words">The words with their times, where they were asked for.</param>
internal sealed record SpokenPhrase(string? Speaker, double Start, double End, string Text, double Confidence, IReadOnlyList<WhisperWord>? Words = null)
{
    public JsonObject ToNode()
    {
        var node = new JsonObject { ["start"] = Math.Round(Start, 2), ["end"] = Math.Round(End, 2) };
        if (Speaker is not null)
            node["speaker"] = Speaker;
        node["text"] = Text;
        node["confidence"] = Math.Round(Confidence, 3);
        if (Words is not null)
            node["words"] = new JsonArray([.. Words.Select(w => (JsonNode)new JsonObject
            {
                ["start"] = Math.Round(w.Start, 2), ["end"] = Math.Round(w.End, 2), ["text"] = w.Text, ["confidence"] = Math.Round(w.Confidence, 3),
            })]);
        return node;
    }
}
