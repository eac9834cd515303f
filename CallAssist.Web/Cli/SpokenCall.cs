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
    public static SpokenCall Transcribe(WhisperModel model, CallMedia call, WhisperOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        var language = options.Language;
        var phrases = new List<SpokenPhrase>();
        for (var side = 0; side < call.Parties.Count; side++)
        {
            var party = call.Parties[side];
            var result = new WhisperTranscriber(model).Transcribe(Resampler.ToFloat16k(party.Samples, SampleRate), options);
            language = result.Language;
            phrases.AddRange(result.Segments.Select(s => new SpokenPhrase(Speaker(party.Role, side), s.Start, s.End, s.Text, s.Confidence)));
        }

        return new(language, call.Parties.Select(p => p.Samples.Length).DefaultIfEmpty().Max() / (double)SampleRate,
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

/// <summary>A phrase of one side; times in seconds of the call.</summary>
/// <param name="Speaker"><c>caller</c> or <c>callee</c>; null for a mono file.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Text">What was said.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record SpokenPhrase(string? Speaker, double Start, double End, string Text, double Confidence)
{
    public JsonObject ToNode()
    {
        var node = new JsonObject { ["start"] = Math.Round(Start, 2), ["end"] = Math.Round(End, 2) };
        if (Speaker is not null)
            node["speaker"] = Speaker;
        node["text"] = Text;
        node["confidence"] = Math.Round(Confidence, 3);
        return node;
    }
}
