using System.Globalization;
using System.Text.Json;
using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Modules.Transcription.BuiltIn;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>
/// Reads <c>verbose_json</c> (OpenAI, "Create transcription"; whisper.cpp's server writes the words inside the segments). What has no times,
/// or times that cannot be this voice's, is no answer: an utterance without its second of audio would be of no use.
/// </summary>
internal static class VerboseJson
{
    // Whisper paper, section 4.5: silence, when the model doubts its own words too.
    private const double NoSpeech = 0.6;
    private const double Doubtful = -1;

    /// <summary>Seconds by which a server may round a time over the end.</summary>
    private const double Slack = 1;

    /// <param name="json">The body.</param>
    /// <param name="seconds">Length of the voice that was sent.</param>
    /// <param name="problem">What is wrong with it; null when it was read.</param>
    public static VoiceTranscript? Read(ReadOnlyMemory<byte> json, double seconds, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            problem = null;
            return Read(document.RootElement, seconds, ref problem);
        }
        catch (JsonException)
        {
            problem = "the answer is no JSON, or was cut off";
            return null;
        }
    }

    private static VoiceTranscript? Read(JsonElement root, double seconds, ref string? problem)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("segments", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            problem = "the answer has no segments: the server does not speak verbose_json";
            return null;
        }

        var words = Words(root).ToList();
        var (segments, dropped, at, before) = (new List<WhisperSegment>(), new List<DroppedSegment>(), 0, 0.0);
        foreach (var segment in list.EnumerateArray())
        {
            if (Number(segment, "start") is not { } start || Number(segment, "end") is not { } end || Text(segment, "text") is not { } text
                || start < before - Slack || end < start || end > seconds + Slack)
            {
                problem = "a segment has no times, or times that are not of this recording";
                return null;
            }

            before = start;
            end = Math.Min(end, seconds);
            var doubt = Number(segment, "avg_logprob");
            var own = Words(segment).ToList();
            while (own.Count == 0 && at < words.Count && words[at].Start < start - 0.05)
                at++;
            while (at < words.Count && words[at].End <= end + 0.05)
                own.Add(words[at++]);
            if (Number(segment, "no_speech_prob") > NoSpeech && doubt < Doubtful)
                dropped.Add(new(start, end, text.Trim(), "no speech"));
            else if (text.Trim().Length > 0)
                segments.Add(new(start, end, text.Trim(), doubt is { } mean ? Math.Clamp(Math.Exp(mean), 0, 1) : 0.5, own) { Aligned = own.Count > 0 });
        }

        // What Whisper writes where nobody spoke it writes there too.
        return VoiceTranscript.From(new(Language(Text(root, "language")), seconds, PhraseFilter.Apply(segments, dropped), dropped));
    }

    private static IEnumerable<WhisperWord> Words(JsonElement of)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty("words", out var list) || list.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var word in list.EnumerateArray())
        {
            if (Number(word, "start") is { } start && Number(word, "end") is { } end && end >= start && Text(word, "word") is { } text)
                yield return new(start, end, text.Trim(), 1);
        }
    }

    private static double? Number(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) && (name is "avg_logprob" || value.GetDouble() >= 0)
            ? value.GetDouble()
            : null;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // "french" or "fr".
    private static string Language(string? said) => said switch
    {
        null or "" => "fr",
        { Length: 2 } => said,
        _ => CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(c => c.EnglishName.Equals(said, StringComparison.OrdinalIgnoreCase))?.TwoLetterISOLanguageName ?? "fr",
    };
}
