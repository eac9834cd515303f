using System.Text;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>A call without personal data: sound in which it is silence, text in which placeholders stand. Without a transcript there is none.</summary>
internal sealed class CleanCopy(ITranscripts transcripts, IRecordingAudio audio, IPersonalPassages passages)
{
    /// <summary>Seconds of silence before and after what is personal: a word's beginning is known about so well.</summary>
    public const double Margin = 0.25;

    /// <summary>The sound, seekable; null where there is none, or no transcript that says what is in it.</summary>
    public async Task<Stream?> SoundAsync(Recording recording, CancellationToken ct) =>
        await transcripts.FindAsync(recording.Id, ct) is { } transcript && await audio.OpenAsync(recording.Id, ct) is { } sound
            ? new SilencedWav(sound, Stretches(transcript, await passages.FindAsync(recording, transcript, ct)))
            : null;

    /// <summary>The transcript; null where there is none.</summary>
    public async Task<Transcript?> TextAsync(Recording recording, CancellationToken ct) =>
        await transcripts.FindAsync(recording.Id, ct) is { } transcript ? Write(transcript, await passages.FindAsync(recording, transcript, ct)) : null;

    /// <summary>Seconds in which the passages were spoken: their words, or the whole utterance where the times of its words are not known.</summary>
    internal static IEnumerable<(double Start, double End)> Stretches(Transcript transcript, IReadOnlyList<PersonalPassage> passages)
    {
        foreach (var passage in passages)
        {
            var said = transcript.Segments[passage.Segment];
            var (start, end) = Words(said, passage) ?? (said.Start, said.End);
            yield return (start - Margin, end + Margin);
        }
    }

    private static (double Start, double End)? Words(TranscriptSegment said, PersonalPassage passage)
    {
        // A person's words have no times.
        if (said.Correction is not null || said.WordTimes is not { } times)
            return null;
        var (start, end) = (double.MaxValue, double.MinValue);
        var word = 0;
        for (var at = 0; at < said.Text.Length; word++)
        {
            var next = said.Text.IndexOf(' ', at) is >= 0 and var blank ? blank : said.Text.Length;
            if (2 * word + 1 >= times.Count)
                return null;
            if (at < passage.End && next > passage.Start)
                (start, end) = (Math.Min(start, times[2 * word]), Math.Max(end, times[2 * word + 1]));
            at = next + 1;
        }

        return 2 * word == times.Count && start < end ? (start, end) : null;
    }

    private static Transcript Write(Transcript transcript, IReadOnlyList<PersonalPassage> passages)
    {
        var texts = transcript.Segments.Select(s => new StringBuilder(s.Text)).ToList();
        // From the end, so that places stay true; of two that overlap nothing is left either.
        foreach (var passage in passages.OrderByDescending(p => p.Start))
        {
            var end = Math.Min(passage.End, texts[passage.Segment].Length);
            texts[passage.Segment].Remove(passage.Start, end - passage.Start).Insert(passage.Start, passage.Placeholder);
        }

        return transcript with { Segments = [.. transcript.Segments.Select((s, i) => s with { Text = texts[i].ToString(), Correction = null, WordTimes = null, Unsure = null })] };
    }
}
