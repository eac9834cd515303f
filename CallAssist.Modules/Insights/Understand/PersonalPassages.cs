using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Redaction;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>Where personal data was said: what redaction hides, and the whole turn where the second pass still finds something.</summary>
internal sealed class PersonalPassages(KnownNames names) : IPersonalPassages
{
    private const string Held = "[…]";

    public async Task<IReadOnlyList<PersonalPassage>> FindAsync(Recording recording, Transcript transcript, CancellationToken ct)
    {
        var turns = transcript.Segments.Select(s => new SpokenTurn(s.Speaker, s.Start, s.End, s.Text)).ToList();
        var redacted = Redactor.Redact(turns, await names.OfAsync(recording, ct));
        var doubtful = redacted.Residue.Select(r => r.Turn).ToHashSet();
        return
        [
            .. redacted.Entities.Where(e => !doubtful.Contains(e.Turn)).Select(e => new PersonalPassage(e.Turn, e.Start, e.End, e.Placeholder)),
            .. doubtful.Select(turn => new PersonalPassage(turn, 0, turns[turn].Text.Length, Held)),
        ];
    }
}
