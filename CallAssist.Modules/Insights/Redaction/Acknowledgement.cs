using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>What the other one says while a number is dictated to him: "oui", "d'accord", "je note", "allez-y". It parts a number without ending it.</summary>
internal static class Acknowledgement
{
    private const int MostWords = 8;

    /// <summary>True when nothing but acknowledgements, hesitations and the ends of sentences stand from one token to another.</summary>
    public static bool Parts(FrenchTokens tokens, int from, int to)
    {
        if (to - from > MostWords)
            return false;
        var heard = Ends(tokens, from, to);
        for (var i = from; i < to; i++)
        {
            var answer = IsAnswer(tokens.Word(i));
            if (!MayStand(tokens.Word(i)))
                return false;
            heard |= answer || tokens.Word(i) is "fin" && i > from && tokens.Word(i - 1) is "la";
        }

        return heard;
    }

    /// <summary>True for a word that answers, or that is said around an answer.</summary>
    public static bool MayStand(ReadOnlySpan<char> word) => IsAnswer(word) || IsFiller(word);

    // A sentence's end between two pieces is a pause.
    private static bool Ends(FrenchTokens tokens, int from, int to) =>
        tokens.Folded[tokens[from - 1].End..tokens[to].Start].IndexOfAny('.', '?', '!') >= 0;

    /// <summary>True for "oui", "d'accord", "je note".</summary>
    public static bool IsAnswer(ReadOnlySpan<char> word) =>
        word is "oui" or "ouais" or "ok" or "okay" or "accord" or "bien" or "note" or "ecoute" or "suis" or "allez" or "continuez" or "poursuivez" or "parfait"
            or "impeccable" or "super" or "entendu" or "exact" or "compris" or "hum" or "hm" or "mm" or "mmh" or "mhm" or "suite" or "ensuite" or "disiez" or "marche"
            or "non" or "notez" or "noter" or "suivez" or "pardon" or "vas" or "top" or "nickel" or "ouaip" or "voui" or "repetez" or "vasy";

    // Said around an answer, or before one goes on.
    private static bool IsFiller(ReadOnlySpan<char> word) =>
        word is "d" or "tres" or "je" or "j" or "notes" or "vous" or "y" or "merci" or "la" or "apres" or "et" or "puis" or "alors" or "donc" or "euh" or "heu" or "attendez"
            or "voila" or "c" or "est" or "ca" or "bon" or "hein" or "enfin" or "ben" or "bah" or "fin" or "l" or "que" or "qu" or "t" or "va" or "go" or "laisse" or "avez";
}
