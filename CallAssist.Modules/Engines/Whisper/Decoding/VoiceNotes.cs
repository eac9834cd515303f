using CallAssist.Engines.Whisper.Audio;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>What was written down of one voice so far.</summary>
internal sealed class VoiceNotes(WhisperModel model)
{
    private readonly SegmentBuilder _builder = new(model.Vocabulary);
    private readonly List<WhisperSegment> _segments = [];
    private readonly List<DroppedSegment> _dropped = [];

    /// <summary>Index of the language once it is known.</summary>
    public int? Language { get; set; }

    /// <summary>Adds a window's phrases at their time in the voice.</summary>
    public void Add(Track track, DecodedWindow window)
    {
        var length = (double)track.Package.Samples.Length / LogMel.SampleRate;
        var start = window.Seek / (double)LogMel.FrameRate;
        foreach (var phrase in _builder.Build(window.Tokens, start, Math.Min(length, start + window.State.Advance / (double)LogMel.FrameRate), window.TokenTimes))
        {
            var placed = Placed(phrase, track.Package);
            if (window.IsSilence) _dropped.Add(new DroppedSegment(placed.Start, placed.End, placed.Text, "no speech"));
            else if (window.Repeats) _dropped.Add(new DroppedSegment(placed.Start, placed.End, placed.Text, "repetition"));
            else _segments.Add(placed);
        }
    }

    /// <summary>All phrases in order of time, without what nobody said.</summary>
    /// <param name="seconds">Length of the voice.</param>
    /// <param name="filter">Takes inventions out; not for comparisons with other implementations.</param>
    public WhisperResult Result(double seconds, bool filter)
    {
        var segments = _segments.OrderBy(s => s.Start).ToList();
        if (filter) segments = PhraseFilter.Apply(segments, _dropped);
        return new WhisperResult(LanguageList.Code(Language ?? 0), seconds, segments, [.. _dropped.OrderBy(d => d.Start)]);
    }

    private static WhisperSegment Placed(WhisperSegment phrase, PackedSpeech package)
    {
        var (start, end) = package.ToVoice(phrase.Start, phrase.End);
        return phrase with { Start = start, End = end, Words = [.. phrase.Words.Select(Word)] };

        WhisperWord Word(WhisperWord word)
        {
            var (from, to) = package.ToVoice(word.Start, word.End);
            return word with { Start = Math.Clamp(from, start, end), End = Math.Clamp(to, start, end) };
        }
    }
}
