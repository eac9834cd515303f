using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>One sentence of the redacted call, with where it was said.</summary>
/// <param name="Text">As it is shown: without the words one starts with, without placeholders.</param>
/// <param name="Folded">As it was said, folded.</param>
/// <param name="Customer">True when the customer said it.</param>
/// <param name="Turn">Index of the turn.</param>
/// <param name="Order">Index among the sentences of the call.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
/// <param name="Mentions">How much of what the call is about it carries: 1 for its main keyword.</param>
internal sealed partial record CallSentence(string Text, string Folded, bool Customer, int Turn, int Order, double Start, double End, double Mentions)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public int Words { get; } = Text.Count(c => c == ' ') + 1;

    /// <summary>Words as it was said, with who calls and the greeting.</summary>
    public int Said { get; } = Folded.Count(c => c == ' ') + 1;

    public DraftPassage Passage(string part, string? statement = null) => new(statement ?? Text, part, Turn, Math.Round(Start, 2), Math.Round(End, 2));

    /// <summary>The call's sentences, in order.</summary>
    public static List<CallSentence> Read(IReadOnlyList<SpokenTurn> turns, string customer, IReadOnlyList<FoundKeyword> keywords)
    {
        var sentences = new List<CallSentence>();
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            var perCharacter = (turn.End - turn.Start) / Math.Max(1, turn.Text.Length);
            foreach (var range in FrenchSentences.Split(turn.Text))
            {
                var (start, length) = range.GetOffsetAndLength(turn.Text.Length);
                var from = turn.Start + start * perCharacter;
                var to = turn.Start + (start + length) * perCharacter;
                var said = turn.Text[range];
                sentences.Add(new(Shown(said), FrenchText.Fold(said), turn.Speaker == customer, i, sentences.Count, from, to, Weight(keywords, from, to)));
            }
        }

        return sentences;
    }

    // Redaction moves characters within a turn, so that a mention belongs to the sentence its middle falls into, or nearly.
    private static double Weight(IReadOnlyList<FoundKeyword> keywords, double from, double to)
    {
        var weight = 0.0;
        for (var k = 0; k < keywords.Count; k++)
        {
            if (keywords[k].Evidence.Any(e => (e.Start + e.End) / 2 is var middle && middle >= from - 0.25 && middle <= to + 0.25))
                weight += keywords[k].Score * (k < 2 ? 1 : 0.5);
        }

        return Math.Min(weight, 2);
    }

    private static string Shown(string said)
    {
        var text = Placeholder().Replace(said, m => Anonymous(m.Groups[1].Value));
        // Who calls stands above the draft.
        text = Openings().Replace(Introductions().Replace(Openings().Replace(text, ""), ""), "");
        return text.Length == 0 ? said : char.ToUpper(text[0], French) + text[1..];
    }

    private static string Anonymous(string label) => label switch
    {
        "PERSONNE" => "(nom)",
        "SOCIÉTÉ" => "(société)",
        "SALAIRE" => "(montant)",
        "ADRESSE" => "(adresse)",
        "COURRIEL" => "(courriel)",
        "NAISSANCE" => "(date)",
        "SANTÉ" => "(santé)",
        "SECRET" => "(secret)",
        _ => "(numéro)",
    };

    [GeneratedRegex(@"\[(\w+) \d+\]")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:(?:c'est|ici|je suis|je m'appelle|mon nom est) (?:(?:madame|monsieur|mme|m\.) )?\(nom\)(?: \(nom\))?(?:,? (?:de|du|des|pour|chez) (?:la |l')?(?:société |entreprise |cabinet )?\((?:société|nom)\))?(?: à l'appareil)?[ ,.…:;]+)(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Introductions();

    [GeneratedRegex(@"^(?:(?:alors|euh|oui|non|ben|bah|bon|donc|voilà|ah|en fait|enfin|parce que|et puis|bonjour|bonsoir|allô|effectivement|d'accord|très bien|ok|moi|écoutez|comment dire)\b[ ,.…:]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Openings();
}
