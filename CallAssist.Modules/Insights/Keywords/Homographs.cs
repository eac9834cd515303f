using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Words of the catalogue that are another word when used otherwise; the words around tell: "un avoir" is one, "vous allez avoir" none.</summary>
internal static class Homographs
{
    /// <summary>False when a mention of one word is the other word.</summary>
    /// <param name="first">The first word of the mention.</param>
    /// <param name="tokens">The turn.</param>
    public static bool IsMeant(int first, FrenchTokens tokens) => tokens.Word(first) switch
    {
        "avoir" => IsCreditNote(first, tokens),
        "prime" or "primes" => !IsSubject(tokens.Before(first)),
        "plante" or "plantes" => !IsDeterminer(tokens.Before(first)) && tokens.Before(first) is not ("belle" or "petite" or "grande" or "suis" or "etes"),
        _ => true,
    };

    private static bool IsCreditNote(int at, FrenchTokens tokens)
    {
        var before = tokens.Before(at);
        var further = tokens.Before(at - 1);
        if (before is "question" or "niveau" or "cote" or "rayon")
            return true;
        if (IsParticiple(at + 1, tokens))
            return false;
        return before switch
        {
            "d" => further is "facture" or "factures" or "demande" or "montant" or "numero" or "emission" or "edition" or "note" or "ligne" or "question" or "histoire",
            "l" => !GovernsInfinitive(further) || further is "pour" && tokens.Before(at - 2) is "est" or "appelle" or "c",
            "le" or "cet" or "petit" or "nouvel" or "premier" or "dernier" => true,
            "de" => false,
            _ => IsDeterminer(before) && before is not ("la" or "les" or "leur" or "leurs"),
        };
    }

    private static bool GovernsInfinitive(ReadOnlySpan<char> word) =>
        word is "pour" or "de" or "d" or "sans" or "a" or "peut" or "peux" or "peuvent" or "pouvez" or "pouvons" or "pourrais" or "pourriez" or "pourrait" or "va" or "vais"
            or "allez" or "allons" or "vont" or "dois" or "doit" or "devez" or "devrais" or "devrait" or "veux" or "veut" or "voulez" or "voudrais" or "voudrait" or "aimerais"
            or "aimerait" or "faut" or "faudrait" or "crois" or "pense" or "semble" or "espere" or "apres" or "comment" or "ou" or "y" or "en" or "puisse" or "puis" or "bien" or "mieux" or "jamais" or "deja";

    // "L'avoir fait", "avoir été".
    private static bool IsParticiple(int next, FrenchTokens tokens) =>
        next < tokens.Count && tokens[next].Start - tokens[next - 1].End == 1 && tokens.Word(next) is var word
        && (word is "fait" or "ete" or "eu" or "vu" or "lu" or "su" or "pu" or "dit" or "mis" or "pris" or "ouvert" or "compris" or "bien" or "deja" or "tout" or "mal"
            || word.Length > 4 && word[^1] == 'e' && tokens.Written(next)[^1] == 'é' || word.Length > 3 && tokens.Written(next).EndsWith("ée"));

    private static bool IsSubject(ReadOnlySpan<char> word) => word is "il" or "elle" or "ca" or "cela" or "qui" or "on" or "tout" or "ce" or "se" or "ils" or "elles";

    private static bool IsDeterminer(ReadOnlySpan<char> word) =>
        word is "un" or "une" or "des" or "mon" or "ma" or "mes" or "ton" or "son" or "sa" or "ses" or "notre" or "nos" or "votre" or "vos" or "leur" or "leurs"
            or "cet" or "cette" or "ces" or "aucun" or "aucune" or "chaque" or "quel" or "quelle" or "deux" or "trois" or "la" or "les";
}
