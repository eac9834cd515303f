using System.Text.RegularExpressions;
using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>The ways one term of the catalogue is written and sounds.</summary>
internal static partial class TermVariants
{
    /// <summary>"Réduction générale (ex-Fillon)" is "Réduction générale"; "Exonération apprenti et JEI" is said without the second half too.</summary>
    public static IEnumerable<string> OfLabel(string label)
    {
        var plain = Parenthesis().Replace(label, "").Trim();
        yield return plain;
        var half = plain.IndexOf(" et ", StringComparison.Ordinal);
        if (half > 0 && plain.IndexOf(' ', StringComparison.Ordinal) < half)
            yield return plain[..half];
    }

    /// <summary>As it is, and with its numbers as words.</summary>
    public static IEnumerable<string> Spellings(string text)
    {
        yield return text;
        if (Number().IsMatch(text) && Number().Replace(text, "").Any(char.IsLetterOrDigit) || text.Contains('%'))
            yield return Number().Replace(text, m => NumberWords.Write(int.Parse(m.Value, null)));
    }

    /// <summary>Phonemes: the words as read; acronyms as spelt.</summary>
    public static IEnumerable<string> Sounds(Term term)
    {
        if (term.Text.Any(char.IsAsciiDigit))
            yield break;
        if (!term.IsAcronym)
        {
            var sound = FrenchPhonetics.Key(term.Text);
            yield return sound;
            if (!term.Text.Contains(' ') && Glued(sound))
                yield return "l" + sound;
            // "Le ribbe du salarié": what is spelt by rule and can be read.
            var spoken = Readable().Replace(term.Text, m => NameLists.IsEveryday(m.Value.ToLowerInvariant()) ? m.Value : m.Value.ToLowerInvariant());
            if (spoken != term.Text)
                yield return FrenchPhonetics.Key(spoken);
            yield break;
        }

        var letters = string.Concat(term.Text.Where(char.IsLetter));
        var buffer = new char[64];
        var spelt = new string(buffer, 0, FrenchPhonetics.WriteSpelt(letters, buffer));
        yield return spelt;
        // The name of this letter is heard as a word: "effet".
        if (letters.Contains('F', StringComparison.Ordinal))
            yield return spelt.Replace("ef", "efe", StringComparison.Ordinal);
        if (letters.Length < 5 && !OneSyllable().IsMatch(letters))
            yield break;
        var read = FrenchPhonetics.Key(letters.ToLowerInvariant());
        yield return read;
        if (Glued(read))
            yield return "l" + read;
    }

    // RIB, IBAN, SEPA: consonants and vowels in turn.
    [GeneratedRegex(@"\b[B-DF-HJ-NP-TV-XZ]?(?:[AEIOU][B-DF-HJ-NP-TV-XZ])+[AEIOU]?\b(?<=\w{3})")]
    private static partial Regex Readable();

    // SMIC is read, whatever its length.
    [GeneratedRegex("^[B-DF-HJ-NP-TV-XZ]{2}[AEIOU][B-DF-HJ-NP-TV-XZ]$")]
    private static partial Regex OneSyllable();

    // "l'URSSAF" heard as one word: "lure safe".
    private static bool Glued(string sound) => sound.Length >= 5 && FrenchPhonetics.IsVowel(sound[0]);

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\b\d{1,3}\b")]
    private static partial Regex Number();
}
