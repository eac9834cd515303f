using System.Collections.Frozen;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>A number word cut or misheard inside a number being dictated: "cat orze", "vin", "sis". Only believed there.</summary>
internal static class MisheardNumber
{
    private const int MostWords = 3;
    private const int LongestWord = 12;

    /// <summary>Below this many sounds one of them is too much of the word.</summary>
    private const int FewestSounds = 4;

    // As said in a hurry: "quat'", "quat' vingts"; the numbers whose final x is an s; "oui te" for huit.
    private static readonly (string Sound, int Value)[] Quickly = [("sis", 6), ("uit", 8), ("dis", 10), ("diz", 10), ("disyit", 18), ("disuit", 18), ("dizuit", 18), ("kat", 4), ("katvI", 80), ("swasAt", 60), ("setAt", 70), ("vI", 20), ("katr2vI", 80), ("katr2vIgt", 80), ("dizyit", 18),
        ("disn2f", 19), ("dizn2f", 19), ("disept", 17), ("diset", 17), ("trwa", 3), ("zerot", 0), ("zero", 0), ("I", 1)];

    private static readonly FrozenDictionary<string, int> BySound = Build();

    /// <summary>Words read, the most that sound like one number; 0 when they sound like none.</summary>
    public static int Read(FrenchTokens tokens, int start, out long value)
    {
        value = 0;
        Span<char> sounds = stackalloc char[96];
        Span<char> whole = stackalloc char[96];
        Span<char> joined = stackalloc char[MostWords * LongestWord];
        var letters = 0;
        var count = 0;
        var read = 0;
        for (var i = start; i < tokens.Count && i - start < MostWords; i++)
        {
            if (tokens[i].Kind != FrenchTokenKind.Word || tokens.Word(i) is "hein" or "euh" or "heu" || i > start && tokens[i].Start != tokens[i - 1].End + 1 || tokens[i].Length > LongestWord)
                break;
            count += FrenchPhonetics.Write(tokens.Written(i), sounds[count..]);
            tokens.Written(i).CopyTo(joined[letters..]);
            letters += tokens[i].Length;
            // A word cut in two is said as one: "tr ante".
            var number = Number(sounds[..count]);
            if (number is null && i > start)
                number = Number(whole[..FrenchPhonetics.Write(joined[..letters], whole)]);
            if (number is null && i == start && !NameLists.IsCommon(tokens.Word(i)))
                number = Nearly(Plain(sounds[..count], keep: true));
            if (number is { } heard)
            {
                value = heard;
                read = i - start + 1;
            }
        }

        return read;
    }

    private static int? Number(ReadOnlySpan<char> sounds) =>
        BySound.TryGetValue(Plain(sounds, keep: true), out var number) || BySound.TryGetValue(Plain(sounds, keep: false), out number) ? number : null;

    // A word of no language that is one sound away from a long number word: "karonte", "sonkante".
    private static int? Nearly(string sounds)
    {
        if (sounds.Length < FewestSounds)
            return null;
        foreach (var (number, value) in BySound)
        {
            if (number.Length >= FewestSounds && IsOneAway(number, sounds))
                return value;
        }

        return null;
    }

    // One sound more, less or another.
    private static bool IsOneAway(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
            return false;
        var (start, behind) = (0, 0);
        var shorter = Math.Min(one.Length, other.Length);
        while (start < shorter && one[start] == other[start])
            start++;
        while (behind < shorter - start && one[^(behind + 1)] == other[^(behind + 1)])
            behind++;
        return Math.Max(one.Length, other.Length) - start - behind <= 1;
    }

    /// <summary>True for a number said in another country ("septante") or an ordinal.</summary>
    public static bool IsNumberWord(ReadOnlySpan<char> folded) => folded.EndsWith("ieme") || NumberWords.ValueOf(folded) >= 0;

    // Silent signs said aloud, or left out.
    private static string Plain(ReadOnlySpan<char> sounds, bool keep)
    {
        var plain = new char[sounds.Length];
        var n = 0;
        foreach (var sound in sounds)
        {
            var said = sound switch { 'T' => 't', 'X' => 's', 'K' => 'k', 'P' or 'R' or 'Q' => ' ', _ => sound };
            if (said != ' ' && (keep || !FrenchPhonetics.IsOptional(sound)) && (n == 0 || plain[n - 1] != said))
                plain[n++] = said;
        }

        // "neuve", "très ze"
        if (n > 2 && plain[n - 1] == '2')
            n--;
        if (n > 2 && plain[n - 1] == 'v')
            plain[n - 1] = 'f';
        return new string(plain, 0, n);
    }

    private static FrozenDictionary<string, int> Build()
    {
        int[] numbers = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 30, 40, 50, 60, 17, 18, 19, 70, 80, 90];
        return numbers.Select(n => (Sound: FrenchPhonetics.Key(NumberWords.Write(n)), Value: n))
            .Concat(Quickly)
            .Select(e => (Sound: Plain(e.Sound, keep: true), e.Value))
            .DistinctBy(e => e.Sound).ToFrozenDictionary(e => e.Sound, e => e.Value, StringComparer.Ordinal);
    }
}
