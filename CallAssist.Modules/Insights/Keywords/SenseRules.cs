using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Decides whether a mention counts: not when negated, put off, joked about, merely evoked, or meant otherwise.</summary>
internal sealed partial class SenseRules
{
    private readonly Regex?[] _elsewhere;
    private readonly (bool Event, bool State)[] _kinds;

    private SenseRules(Regex?[] elsewhere, (bool, bool)[] kinds) => (_elsewhere, _kinds) = (elsewhere, kinds);

    public static SenseRules For(IReadOnlyList<KeywordEntry> entries) => new(
        [.. entries.Select(e =>
        {
            var patterns = e.Elsewhere.Select(Regex.Escape).Select(p => $@"{p}\b").Concat(HouseLexicon.Elsewhere(e.Id)).Select(p => $@"\b(?:{FrenchText.Fold(p)})").ToList();
            return patterns.Count == 0 ? null : new Regex(string.Join('|', patterns), RegexOptions.CultureInvariant);
        })],
        [.. entries.Select(e => (HouseLexicon.IsEvent(e.Id), HouseLexicon.IsState(e.Id)))]);

    public bool Counts(in Mention mention, FrenchTokens tokens)
    {
        var (start, end) = Clause(tokens.Folded, mention);
        var clause = tokens.Folded[start..end];
        var before = clause[..(mention.Start - start)];
        var after = clause[(mention.End - start)..];
        if (Refused(before, after) || Joking().IsMatch(clause) || PutOff().IsMatch(before) || PutOff().IsMatch(after))
            return false;
        var (happens, state) = _kinds[mention.Keyword];
        if (happens && mention.Kind != MentionKind.Clue && NoneOf().IsMatch(before) || state && OwnState().IsMatch(before))
            return false;
        if (mention.Kind != MentionKind.Clue && (Private().IsMatch(before) || Private().IsMatch(after)) && !Work().IsMatch(before) && !Work().IsMatch(after))
            return false;
        return _elsewhere[mention.Keyword] is not { } elsewhere || !elsewhere.IsMatch(clause);
    }

    private static bool Refused(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        NegatedBefore().IsMatch(before) || NotCalling().IsMatch(before) || SetAsideAfter().IsMatch(after);

    // The sentence around the mention, cut where it turns ("mais", "par contre").
    private static (int Start, int End) Clause(ReadOnlySpan<char> text, in Mention mention)
    {
        var from = text[..mention.Start].LastIndexOfAny('.', '?', '!') + 1;
        var length = text[mention.End..].IndexOfAny('.', '?', '!');
        var end = length < 0 ? text.Length : mention.End + length;
        var start = from;
        foreach (var turn in Turn().EnumerateMatches(text[from..mention.Start]))
            start = from + turn.Index + turn.Length;
        foreach (var turn in Turn().EnumerateMatches(text[mention.End..end]))
        {
            end = mention.End + turn.Index;
            break;
        }

        return (start, end);
    }

    [GeneratedRegex(@"\b(?:mais|par contre|en revanche|c'est plutot|plutot pour|en fait c'est)\b")]
    private static partial Regex Turn();

    [GeneratedRegex(@"(?:\b(?:ce n'|c'|ce )est (?:pas|plus) (?:du tout |vraiment |forcement )?(?:pour |a cause de |le probleme de |une histoire de |une question de )?(?:(?:de )?l'|les? |la |une? |des? |du |d'|mon |ma |mes )?|\bpas (?:besoin|question|envie) (?:de |d'|du |des )(?:l'|la |les? |une? )?|\b(?:rien a voir avec|aucun (?:souci|probleme|lien) (?:avec|sur|cote)|pas de (?:souci|probleme) (?:avec|sur|cote)|ne (?:parle|parlons|s'agit) pas (?:de|du|des|d')|sans parler (?:de|du|des|d')|en dehors (?:de|du|des|d')|a part|hormis|sauf|laissons|oubliez|oublions) ?(?:l'|les? |la |une? |des? |du |mon |ma |mes |votre |vos |notre |cette |ce )?|\bje ne touche pas (?:a|au|aux) ?(?:la |l')?)$")]
    private static partial Regex NegatedBefore();

    [GeneratedRegex(@"\b(?:n'|ne )(?:vous )?(?:appelle|appelais|appelons|contacte|viens|rappelle) pas (?:pour|au sujet|a propos|a cause|concernant)\b[^,]*$")]
    private static partial Regex NotCalling();

    [GeneratedRegex(@"^[ ,]*(?:(?:(?:elle|il|ca|c'est|la|tout)[ ,]*)*(?:tout va bien|va tres bien|va bien|marche bien|marche tres bien|marche, ce n'est|fonctionne tres bien|est regle|est nickel|est parfaite?|roule|est en ordre|est passee? sans (?:souci|probleme))|(?:ca va|ca marche|c'est bon)?[ ,]*(?:aucun|pas de) (?:souci|probleme) (?:de ce cote|la-dessus|avec ca)|(?:ca marche|ca va|c'est bon|c'est regle|c'est fait|aucun souci|pas de souci)[, ]+(?:ce n'est pas|c'est pas|je n'appelle pas|n'en parlons|la-dessus|de ce cote)|(?:ce )?n'est pas (?:la question|le sujet|le probleme|mon probleme|en cause)|(?:ne )?(?:nous|me) concerne pas)")]
    private static partial Regex SetAsideAfter();

    [GeneratedRegex(@"\b(?:une autre fois|pas pour aujourd'hui|on en reparlera|n'en parlons (?:pas|plus)|hors sujet|pas l'objet de mon appel|n'appelle pas pour (?:ca|cela)|pas pour (?:ca|cela) que (?:j'appelle|je vous appelle)|rien a signaler|laissons (?:ca )?de cote|juste pour information|simple curiosite|par curiosite|a titre d'info\w*)\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"\b(?:je plaisante|je rigole|je blague|pour rire|pour rigoler|c'est une blague|c'est une boutade|failli donner|dieu sait)\b")]
    private static partial Regex Joking();

    // Things that happen or do not: "on n'a aucun licenciement", "pas eu d'arrêt maladie".
    [GeneratedRegex(@"\b(?:aucune? |zero |jamais (?:eu |fait )?(?:de |d'|un |une )|pas (?:eu |fait |encore eu |prevu |non plus )?(?:de |d'|un seul |une seule )|plus (?:de |d')|ni (?:de |d')?)(?:autre |nouvel |nouvelle |nouveau )?$")]
    private static partial Regex NoneOf();

    // Whoever speaks, or a colleague: "je suis en congés lundi", "mon collègue est en formation".
    [GeneratedRegex(@"(?:\b(?:je|moi|vous|tu|on)\b(?: (?:me|vous|te))? ?(?:suis|etais|etes|sera[is]?|serez|pars|partez|part|rentre|rentrez|reviens|revenez|prends|prenez|pose|posez|sors|sortez|prendrai|posera?i|travaille|ai pris|ai pose)|\bj'(?:etais|ai pris|ai pose|attends)|\b(?:collegues?|responsable|patron\w*|chef\w*|directeur|directrice|technicien\w*) (?:est|etait|sera|part|rentre|revient|sont))(?: (?!cherche|bloque|perdu)\w+){0,2} (?:en|a|a la|a l'|de|de la|du|un|une|mes|mon|ma|vos|votre|des|mon jour de|un jour de)? ?$")]
    private static partial Regex OwnState();

    [GeneratedRegex(@"\b(?:jardin\w*|forets?|radio|tele|television|films?|serie|supermarche|poterie|yoga|foot(?:ball)?|rugby|tennis|piscine|ski|plage|montagne|week-end|anniversaire|bapteme|noces|gateaux?|apero|barbecue|chiens?|chats?|chaton|gamins?|bebe|college|lycee|le bac|la fac|voisine?s?|pluie|neige|soleil|meteo|orage|embouteillages?|bouchons|metro|avion|velo|moto|permis|ma maison|mon appartement|toiture|dentiste|coiffeur|lessive|vaisselle|shopping|musique|concert|chanson|theatre|roman|elections?|politique|mamie|papi|(?:mon|ma|mes|notre|nos) (?:mari|femme|fils|fille|filles|frere|soeur|mere|pere|parents|beau-\w+|belle-\w+|copain|copine|cousine?|tante|oncle|neveu|niece|enfants|petite?-fil\w+|petits-enfants|ami|amie|amis|conjoint|compagne|ex)|horoscope|infos|journal televise|reportage|feuilleton|cafe|pause dejeuner|humeur|tranquillite|docteur house|loto|vacances de noel)\b")]
    private static partial Regex Private();

    [GeneratedRegex(@"\b(?:salarie\w*|employe\w*|paies?|payes?|bulletins?|logiciel|dsn|cotis\w*|declar\w*|rubriques?|saisi\w*|calcul\w*|montants?|bruts?|nets?|dossiers?|menus?|ecrans?|taux|contrats?|erreurs?|societe|entreprise|employeur|patron|parametr\w*|comment (?:je|on|faire))\b")]
    private static partial Regex Work();
}
