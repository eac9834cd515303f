using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>A short phrase of what is asked: the customer's clause without its wrapping, under ten words; else keyword and intent.</summary>
internal static partial class SubjectWriter
{
    private const int MostWords = 10;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Write(CallSentence? question, IReadOnlyList<FoundKeyword> keywords, string intent, bool reminder)
    {
        var named = question is null ? [] : keywords.Where(k => k.Evidence.Any(e => e.End > question.Start - 0.25 && e.Start < question.End + 0.25)).ToList();
        var label = keywords.Count > 0 ? Parenthesis().Replace(Main(named.Count > 0 ? named : keywords).Label, "") : null;
        var phrase = question is null ? "" : Phrase(question.Text, keywords);
        var subject = phrase.Length == 0
            ? Bare(label, IntentReader.French(intent))
            : label is null || Names(phrase, keywords) || Shares(phrase, label) || Count(phrase) + Count(label) > MostWords ? phrase : $"{label} : {Lower(phrase)}";
        if (reminder && label is not null)
            subject = phrase.Length > 0 && Count(phrase) < MostWords ? $"Relance : {Lower(phrase)}" : $"Relance : {Lower(label)}";
        return Capital(subject);
    }

    private static string Bare(string? label, string intent) =>
        label is not null && (label.Equals(intent, StringComparison.OrdinalIgnoreCase) || label.Contains("DSN", StringComparison.Ordinal) && intent.Contains("DSN", StringComparison.Ordinal))
            ? label
            : $"{label ?? "Appel"} : {intent}";

    // The keyword most spoken of, paraphrases last.
    private static FoundKeyword Main(IReadOnlyList<FoundKeyword> keywords) => keywords.MaxBy(k => k.Score * (1 + 0.3 * Math.Min(3, k.Evidence.Count)))!;

    private static bool Shares(string phrase, string label)
    {
        var folded = FrenchText.Fold(phrase);
        return FrenchText.Fold(label).Split(' ', '-', '\'').Any(w => w.Length > 2 && folded.Contains(w, StringComparison.Ordinal));
    }

    private static bool Names(string phrase, IReadOnlyList<FoundKeyword> keywords) =>
        keywords.SelectMany(k => k.Evidence).Any(e => e.Kind != "clue" && phrase.Contains(e.Words, StringComparison.OrdinalIgnoreCase));

    // The clause that says it: the one with the keyword, or the first that stands alone.
    private static string Phrase(string sentence, IReadOnlyList<FoundKeyword> keywords)
    {
        var clauses = Clauses().Split(sentence.TrimEnd('.', '?', '!', ' ', '…')).Select(c => Unwrap(c.Trim())).Where(c => Count(c) is >= 2 and <= MostWords).ToList();
        return clauses.FirstOrDefault(c => Names(c, keywords) && Count(c) >= 2 && !Empty().IsMatch(c))
            ?? clauses.FirstOrDefault(c => Count(c) >= 3 && !Empty().IsMatch(c) && (SentenceCues.IsProblem(FrenchText.Fold(c)) || c.Contains(" non ", StringComparison.Ordinal)))
            ?? "";
    }

    // "je voudrais créer une ligne" is "Créer une ligne"; "ma DSN n'a pas été acceptée" is "DSN non acceptée".
    private static string Unwrap(string clause)
    {
        clause = Wrapping().Replace(clause, "");
        clause = Impossible().Replace(clause, "Impossible de ");
        clause = ImpossibleVowel().Replace(clause, "Impossible d'");
        clause = NotDone().Replace(clause, "non $1");
        clause = Is().Replace(clause, "$1 $2");
        clause = Owner().Replace(clause, "");
        return Capital(clause.Trim(' ', ','));
    }

    private static int Count(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    // An acronym keeps its capitals.
    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLower(text[0], French) + text[1..];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], French) + text[1..];

    [GeneratedRegex(@" ?\([^)]*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"[,;:…] |\.\.\. | (?=(?:alors que|parce que|mais|et (?:je|il|elle|on|ça|puis)|donc|sinon|pour que|qui sont)\b)")]
    private static partial Regex Clauses();

    [GeneratedRegex(@"^(?:(?:et|alors|là|moi|oui|donc|ben|bon|bonjour|c'est pour|c'est au sujet (?:de |du |des |d')|c'est|il y a|voilà|du coup|j'appelle (?:pour|au sujet d[eu']) ?|je (?:vous )?(?:appelle|rappelle|contacte) (?:pour|au sujet d[eu']|concernant|parce que) ?|je reviens (?:sur|vers vous pour) ?|j'aurais besoin (?:de |d')|j'ai besoin (?:de |d')|je (?:voudrais|souhaite|souhaiterais|veux|voulais|dois|cherche à) |j'aimerais (?:bien )?|il (?:me )?(?:faut|faudrait) (?!que)|je crois que |je pense que |vous dire qu(?:e |')|j'ai (?=une? |des )|je suis (?=bloqu|coinc)|pour (?=la |le |les |l'|un )|je (?:cherche|trouve pas|ne trouve pas) (?=le |la |les |l'|un )|est-ce que (?:je (?:peux|dois) |vous pouvez )?)[ ,]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"^(?:je|on|nous) n'arriv\w+ (?:pas|plus) à (?![aeiouéèh])", RegexOptions.IgnoreCase)]
    private static partial Regex Impossible();

    [GeneratedRegex(@"^(?:je|on|nous) n'arriv\w+ (?:pas|plus) à (?=[aeiouéèh])", RegexOptions.IgnoreCase)]
    private static partial Regex ImpossibleVowel();

    [GeneratedRegex(@"\b(?:n'a pas été|n'ont pas été|n'est pas|n'est plus|ne sont pas|n'a pas|n'ont pas) (\w+(?:é|ée|és|ées|i|ie|is|u|ue|us|ues|it|ite|ert|erte))(?!\w)", RegexOptions.IgnoreCase)]
    private static partial Regex NotDone();

    [GeneratedRegex(@"^((?:ma|mon|mes|la|le|les|notre|nos|l')[\w' -]{2,40}?) (?:est|sont|a été|ont été) (\w+(?:é|ée|és|ées|i|ie|is|u|ue|us|ues|it|ite|faux|fausse|fausses|x|lent|lente))$", RegexOptions.IgnoreCase)]
    private static partial Regex Is();

    [GeneratedRegex(@"^(?:ma|mon|mes|notre|nos|son|sa|ses|leur|leurs|la|le|les|une?|des|l') ?(?=\w{3,})", RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    // Clauses that only say that something is said.
    [GeneratedRegex(@"^(?:je (?:suis (?!bloqu|coinc)|ne (?:comprends|sais)|crois|pense|sais|viens)|j'ai l'impression|vous (?:savez|voyez)|ça fait|à chaque fois|franchement|j'attends|vite|nous on|mais là|ce qu|on m'a|évidemment|depuis que|merci|la même|même \w+$|code \w+$|s'il vous plaît)", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();
}
