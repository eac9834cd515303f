using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Decides whether a mention counts: not when negated, set aside, joked about, or meant otherwise.</summary>
internal sealed partial class SenseRules
{
    private readonly Regex?[] _elsewhere;

    private SenseRules(Regex?[] elsewhere) => _elsewhere = elsewhere;

    public static SenseRules For(IReadOnlyList<KeywordEntry> entries) => new([.. entries.Select(e =>
    {
        var patterns = e.Elsewhere.Concat(HouseLexicon.Elsewhere(e.Id)).Select(p => $@"\b(?:{FrenchText.Fold(p)})\b").ToList();
        return patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant);
    })]);

    public bool Counts(in Mention mention, FrenchTokens tokens)
    {
        var (start, end) = Sentence(tokens.Folded, mention);
        var sentence = tokens.Folded[start..end].ToString();
        var before = sentence[..(mention.Start - start)];
        var after = sentence[(mention.End - start)..];
        if (NegatedBefore().IsMatch(before) || SetAsideAfter().IsMatch(after) || Joking().IsMatch(sentence) || NotCalling().IsMatch(before))
            return false;
        return _elsewhere[mention.Keyword] is not { } elsewhere || !elsewhere.IsMatch(sentence);
    }

    private static (int Start, int End) Sentence(ReadOnlySpan<char> text, in Mention mention)
    {
        var start = text[..mention.Start].LastIndexOfAny('.', '?', '!');
        var end = text[mention.End..].IndexOfAny('.', '?', '!');
        return (start + 1, end < 0 ? text.Length : mention.End + end);
    }

    [GeneratedRegex(@"(?:\b(?:ce n'|c'|ce )est (?:pas|plus) (?:du tout |vraiment |forcement )?(?:pour |a cause de |le probleme de )?(?:(?:de )?l'|les? |la |une? |des? |du |d')?|\bpas (?:besoin|question|envie) (?:de |d'|du |des )(?:l'|la |les? |une? )?|\b(?:rien a voir avec|aucun (?:souci|probleme) (?:avec|sur|cote)|pas de (?:souci|probleme) (?:avec|sur|cote)) (?:l'|les? |la |une? |des? |du |mon |ma |mes |votre |vos )?)$")]
    private static partial Regex NegatedBefore();

    [GeneratedRegex(@"\b(?:n'|ne )(?:vous )?(?:appelle|appelais|appelons|contacte) pas (?:pour|au sujet|a propos|a cause)\b[^,]*$")]
    private static partial Regex NotCalling();

    [GeneratedRegex(@"^[ ,]*(?:(?:ca |c'est |la |elle |il )?(?:tout va bien|va tres bien|va bien|marche bien|marche tres bien|marche, ce n'est|fonctionne tres bien|est regle)|(?:ca marche|c'est bon|c'est regle|c'est fait|aucun souci|pas de souci)[, ]+(?:ce n'est pas|c'est pas|je n'appelle pas|n'en parlons)|(?:ce )?n'est pas (?:la question|le sujet|le probleme|mon probleme))")]
    private static partial Regex SetAsideAfter();

    [GeneratedRegex(@"\b(?:je plaisante|je rigole|je blague|failli donner)\b")]
    private static partial Regex Joking();
}
