using System.Text;
using System.Text.RegularExpressions;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// Numbers and e-mail addresses dictated over several turns, "oui" and "je note" between: the speaker's pieces are put together, and what
/// reaches over the border of two is personal in each, and in what the other one repeated meanwhile.
/// </summary>
internal static partial class SaidInPieces
{
    private const int MostPieces = 8;

    /// <summary>Words of the other one that interrupt nothing.</summary>
    private const int ShortTurn = 10;

    public static void Find(IReadOnlyList<SpokenTurn> turns, IReadOnlyList<RedactionText> texts, IReadOnlyList<List<PersonalSpan>> spans)
    {
        for (var first = 0; first < turns.Count - 1; first++)
        {
            if (!GoesOn(texts[first], null))
                continue;
            var pieces = Pieces(first, turns, texts);
            if (pieces.Count > 1)
                first = Math.Max(first, Hide(pieces, texts, spans));
        }
    }

    // Turns of one speaker that go on with what the one before left open.
    private static List<int> Pieces(int first, IReadOnlyList<SpokenTurn> turns, IReadOnlyList<RedactionText> texts)
    {
        var pieces = new List<int> { first };
        for (var i = first + 1; i < turns.Count && pieces.Count < MostPieces; i++)
        {
            if (turns[i].Speaker != turns[first].Speaker)
            {
                if (texts[i].Tokens.Count > ShortTurn)
                    break;
                continue;
            }

            if (!GoesOn(texts[pieces[^1]], texts[i]))
                break;
            pieces.Add(i);
        }

        return pieces;
    }

    // It ends in the middle of a number, or the next one begins with a part of an address.
    private static bool GoesOn(RedactionText text, RedactionText? next) =>
        Open().IsMatch(text.Folded) || next is not null && MailPart().IsMatch(next.Folded) || next is null && MailBegun().IsMatch(text.Folded);

    /// <returns>The last turn that holds a part of what was found.</returns>
    private static int Hide(List<int> pieces, IReadOnlyList<RedactionText> texts, IReadOnlyList<List<PersonalSpan>> spans)
    {
        var joined = new StringBuilder();
        var places = new List<(int Turn, int From, int At, int Length)>();
        foreach (var turn in pieces)
        {
            var text = texts[turn].Text;
            var from = places.Count == 0 ? 0 : Lead().Match(texts[turn].Folded).Length;
            var length = text.AsSpan(from).TrimEnd(" .,;:!?…").Length;
            if (places.Count > 0)
                joined.Append(MailPart().IsMatch(texts[turn].Folded) ? " " : ", ");
            places.Add((turn, from, joined.Length, length));
            joined.Append(text, from, length);
        }

        var found = new List<PersonalSpan>();
        var whole = new RedactionText(joined.ToString());
        NumberClassifier.Find(whole.Tokens, found);
        EmailRecogniser.Find(whole, found);
        var announced = Cue().IsMatch(texts[pieces[0]].Folded) || pieces[0] > 0 && Cue().IsMatch(texts[pieces[0] - 1].Folded);
        var last = -1;
        foreach (var span in found)
        {
            // Two amounts in a row are as long as a telephone number.
            if (!announced && !Unmistakable().IsMatch(whole.Folded.AsSpan(span.Start, span.End - span.Start)))
                continue;
            var parts = places.Where(p => span.Start < p.At + p.Length && p.At < span.End).ToList();
            if (parts.Count < 2)
                continue;
            foreach (var (turn, from, at, length) in parts)
                spans[turn].Add(new(from + Math.Max(0, span.Start - at), from + Math.Min(length, span.End - at), span.Label, span.Rank + 6));
            for (var turn = parts[0].Turn + 1; turn < parts[^1].Turn; turn++)
            {
                if (pieces.Contains(turn))
                    continue;
                foreach (var run in NumberRuns.Find(texts[turn].Tokens).Where(r => r.Digits > 1))
                    spans[turn].Add(new(run.Start, run.End, span.Label, span.Rank + 6));
            }

            last = Math.Max(last, parts[^1].Turn);
        }

        return last;
    }

    [GeneratedRegex(@"\b(?:numeros?|telephone|tel|portable|fixe|mobile|joindre|rappel\w*|secu|securite sociale|nir|iban|rib|siret|siren|carte|cb|mail|e-mail|email|courriel|adresse)\b")]
    private static partial Regex Cue();

    [GeneratedRegex(@"^(?:zero|0|\+|fr|f r)|arr?obase?|@")]
    private static partial Regex Unmistakable();

    private const string Word = "(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?)";

    [GeneratedRegex($@"(?:\d|\b{Word}|\b(?:\d|deux) [ab])[ .,;:…!?-]*(?:euh|heu|alors|donc|puis|et|ensuite)?[ .,;:…!?-]*$")]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?:(?:alors|euh|ensuite|puis|et)[ ,]+)*(?:arr?obase?|point|tiret|underscore)\b")]
    private static partial Regex MailPart();

    [GeneratedRegex(@"\b(?:mail|e-mail|email|courriel|adresse)\b|\b(?:point|tiret|underscore|arr?obase?) [\w-]+[ .,…]*$|\barr?obase?[ .,…]*$")]
    private static partial Regex MailBegun();

    // "Oui, ensuite": what leads on to the next piece.
    [GeneratedRegex(@"^(?:(?:oui|ouais|ok|d'accord|alors|et|donc|euh|heu|voila|ensuite|apres|puis|bon|c'est|la suite|hein|tres bien)\b[ ,.:…-]*)*")]
    private static partial Regex Lead();
}
