using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>
/// What was really said and is no mis-hearing: a transcription that goes wrong leaves an odd sequence ("lure safe"), whereas ordinary words that
/// merely sound a little like a term are what they are, unless they are forms of the term's own words ("mis à jour", "forfaits sociaux").
/// </summary>
internal sealed class OrdinaryFrench
{
    private readonly HashSet<ulong> _words = [];

    /// <summary>The words of a term belong to the trade; they are ordinary here.</summary>
    public void Learn(FrenchTokens term)
    {
        for (var i = 0; i < term.Count; i++)
            _words.Add(FrenchStem.RootHash(term.Word(i)));
    }

    /// <summary>True for what ordinary talk says.</summary>
    public bool IsPlain(ReadOnlySpan<char> word) =>
        word.Length == 1 ? word[0] is 'a' or 'y' : FrenchText.IsFunctionWord(word) || Small(word) || (NameLists.IsEveryday(word) || NameLists.IsThing(word)) && !FieldWords.IsStrange(word) || _words.Contains(FrenchStem.RootHash(word)) || FieldWords.Of(word) is Field.Work or Field.Asking or Field.Neutral;

    /// <summary>The words of a term that carry it.</summary>
    public static IEnumerable<string> ContentOf(FrenchTokens term)
    {
        for (var i = 0; i < term.Count; i++)
        {
            if (term[i].Kind != FrenchTokenKind.Elision && !FrenchText.IsFunctionWord(term.Word(i)))
                yield return term.Word(i).ToString();
        }
    }

    /// <summary>Hash of what a word sounds like, whatever its optional signs.</summary>
    public static ulong SoundOf(ReadOnlySpan<char> word)
    {
        Span<char> sounds = stackalloc char[160];
        return SoundOfPhonemes(sounds[..FrenchPhonetics.Write(word, sounds)]);
    }

    /// <summary>As <see cref="SoundOf"/>, of its phonemes.</summary>
    public static ulong SoundOfPhonemes(ReadOnlySpan<char> phonemes)
    {
        var hash = FrenchTokens.HashOf([]);
        foreach (var phoneme in phonemes)
            hash = FrenchPhonetics.IsOptional(phoneme) ? hash : FrenchTokens.Extend(hash, phoneme);
        return hash;
    }

    // Single letters are what spelling leaves, and odd.
    private static bool Small(ReadOnlySpan<char> word) => word is "y" or "si" or "ni" or "ne" or "se" or "me" or "te" or "je" or "tu" or "il" or "on" or "ca" or "que" or "qui" or "est"
        or "ai" or "hui" or "trois" or "soir" or "vaut" or "venu" or "vient" or "revient" or "reviens" or "suivi";
}
