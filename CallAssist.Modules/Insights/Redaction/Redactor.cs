using System.Text;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Redaction.Tagging;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Hides personal data: finds it turn by turn, gives the same thing the same placeholder all through the call.</summary>
internal static partial class Redactor
{
    public static RedactedCall Redact(IReadOnlyList<SpokenTurn> turns, CallDictionary? known)
    {
        var texts = turns.Select(t => new RedactionText(t.Text)).ToList();
        var spans = Find(turns, texts, new NameBook(known));
        var placeholders = new Placeholders(texts.Zip(spans).SelectMany(t => t.Second.Where(s => s.Label == PersonalLabel.Person).Select(s => t.First.Text[s.Start..s.End])));
        var entities = new List<PersonalEntity>();
        List<SpokenTurn> redacted = [.. turns.Select((turn, i) => turn with { Text = Write(texts[i].Text, spans[i], i, placeholders, entities) })];

        return new(redacted, entities, placeholders.Originals, ResidualCheck.Find(redacted, known));
    }

    /// <summary>The personal stretches of one text; what <c>redact</c> prints.</summary>
    public static List<PersonalSpan> Spans(string text) => Find([new("", 0, 0, text)], [new(text)], new NameBook(null))[0];

    private static List<List<PersonalSpan>> Find(IReadOnlyList<SpokenTurn> turns, List<RedactionText> texts, NameBook names)
    {
        var spans = texts.Select(t => Find(t, names)).ToList();
        var read = PersonalTagger.Default.Read(texts);
        for (var i = 0; i < texts.Count; i++)
            spans[i].RemoveAll(s => s.Label is PersonalLabel.Person or PersonalLabel.Company && read[i].Excludes(s) && IsGuess(s, texts[i]));
        SaidInPieces.Find(turns, texts, spans);
        AskedBefore.Find(turns, texts, spans, text => Find(text, names));
        for (var i = 0; i < texts.Count; i++)
        {
            spans[i] = Resolve([.. spans[i], .. read[i].Stretches().Where(s => !spans[i].Exists(r => r.Start <= s.Start && s.End <= r.End) && !IsNobodys(s, texts[i]))], texts[i]);
            names.Learn(texts[i], spans[i]);
        }

        // A name once recognised is recognised everywhere in the call.
        for (var i = 0; i < texts.Count; i++)
        {
            var learned = new List<PersonalSpan>();
            names.FindLearned(texts[i], learned);
            Add(learned, spans[i], texts[i].Text);
            Join(spans[i], texts[i].Text);
        }

        return spans;
    }

    // What the rules take for a name by its letters; it falls where the tagger is sure that nothing is personal.
    private static bool IsGuess(in PersonalSpan span, RedactionText text) =>
        span.Rank < PersonRecogniser.SaidRank && !PersonRecogniser.IsAnnounced(text, span.Start);

    // An amount, a number or a name that is nobody's, whatever the tagger thinks.
    private static bool IsNobodys(in PersonalSpan span, RedactionText text) => span.Label switch
    {
        PersonalLabel.Salary => SalaryRecogniser.IsNobodys(text, span),
        PersonalLabel.Person => PersonRecogniser.BehindProgramme(text, span.Start),
        PersonalLabel.Card when NumberCues.IsValidity(text.Folded, span.Start, span.End) => true,
        // "SRV-PAIE02": the second half of a machine's name.
        PersonalLabel.Password when span.Start > 1 && text.Text[span.Start - 1] == '-' && char.IsLetter(text.Text[span.Start - 2]) => true,
        PersonalLabel.Phone or PersonalLabel.Card or PersonalLabel.Rib or PersonalLabel.Password => NumberCues.IsReference(text.Folded, span.Start),
        _ => false,
    };

    private static List<PersonalSpan> Find(RedactionText text, NameBook names)
    {
        var spans = new List<PersonalSpan>();
        EmailRecogniser.Find(text, spans);
        NumberClassifier.Find(text.Tokens, spans);
        SecretRecogniser.Find(text, spans);
        HealthRecogniser.Find(text, spans);
        CompanyRecogniser.Find(text, spans);
        names.FindKnown(text, spans);
        PersonRecogniser.Find(text, spans);
        AddressRecogniser.Find(text, spans);
        DateRecogniser.Find(text, spans);
        SalaryRecogniser.Find(text, spans);
        return spans;
    }

    private static List<PersonalSpan> Resolve(List<PersonalSpan> spans, RedactionText text)
    {
        var kept = new List<PersonalSpan>();
        Add(spans, kept, text.Text);
        TaggedTurn.Tidy(kept, text.Tokens);
        Join(kept, text.Text);
        return kept;
    }

    // The surest first; what is kept already is not touched.
    private static void Add(List<PersonalSpan> spans, List<PersonalSpan> kept, string text)
    {
        foreach (var span in spans.Where(s => s.End > s.Start).OrderByDescending(s => s.Rank).ThenByDescending(s => s.End - s.Start))
            Keep(span, kept, text);
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    // What surer spans leave of one, before and behind them: an address that reached over a number is still an address on both sides.
    private static void Keep(PersonalSpan span, List<PersonalSpan> kept, string text)
    {
        var over = kept.FindIndex(k => k.Overlaps(span));
        if (over < 0)
        {
            kept.Add(span);
            return;
        }

        var surer = kept[over];
        foreach (var rest in (ReadOnlySpan<PersonalSpan>)[span with { End = surer.Start }, span with { Start = surer.End }])
        {
            if (Trim(rest, text) is { } piece)
                Keep(piece, kept, text);
        }
    }

    private static void Join(List<PersonalSpan> kept, string text)
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            if (!AreOne(kept[i - 1], kept[i], text.AsSpan(kept[i - 1].End..kept[i].Start)))
                continue;
            kept[i - 1] = kept[i - 1] with { End = kept[i].End, Rank = Math.Max(kept[i - 1].Rank, kept[i].Rank) };
            kept.RemoveAt(i);
        }
    }

    // "Apolline de Clercq", "Ruiz de la Torre": what a particle joins is one name. And the tagger may have seen how far something reaches.
    private static bool AreOne(in PersonalSpan first, in PersonalSpan second, ReadOnlySpan<char> gap) =>
        first.Label == second.Label && (first.Label == PersonalLabel.Person && Particle().IsMatch(gap)
            || (first.Rank == TaggedTurn.Rank || second.Rank == TaggedTurn.Rank) && TaggedTurn.Joins(gap));

    [GeneratedRegex(@"^ (?:de(?: la| l['’])?|du|des|d['’]|le|la|van(?: de[rn]?)?|von|ben|bel|el|al|da|dos?|di|della?) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Particle();

    private static PersonalSpan? Trim(PersonalSpan span, string text)
    {
        while (span.Start < span.End && !char.IsLetterOrDigit(text[span.Start]))
            span = span with { Start = span.Start + 1 };
        while (span.Start < span.End && !char.IsLetterOrDigit(text[span.End - 1]))
            span = span with { End = span.End - 1 };
        return span.Start < span.End ? span : null;
    }

    private static string Write(string text, List<PersonalSpan> spans, int turn, Placeholders placeholders, List<PersonalEntity> entities)
    {
        var redacted = new StringBuilder();
        var at = 0;
        foreach (var span in spans)
        {
            var placeholder = placeholders.For(span.Label, text[span.Start..span.End]);
            redacted.Append(text, at, span.Start - at).Append(placeholder);
            entities.Add(new(turn, span.Start, span.End, span.Label, placeholder));
            at = span.End;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }
}
