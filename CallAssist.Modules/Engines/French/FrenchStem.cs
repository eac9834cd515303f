namespace CallAssist.Engines.French;

/// <summary>Cuts inflection off folded words. Light enough to keep "prime" and "primer" apart where it matters.</summary>
public static class FrenchStem
{
    private static readonly string[] Derivations =
    [
        "issements", "issement", "ations", "ation", "itions", "ition", "ements", "ement", "ateurs", "ateur", "atrice", "ions", "ion",
        "aient", "erait", "eront", "antes", "ante", "ants", "ant", "ees", "ee", "es", "ez", "er", "ait", "ent", "e", "s",
    ];

    /// <summary>Plural and feminine participle: length of what stays of the word ("acomptes" → "acompte", "embauchees" → "embauche").</summary>
    public static int Light(ReadOnlySpan<char> folded)
    {
        var n = folded.Length;
        if (n > 3 && folded[n - 1] is 's' or 'x')
            n--;
        if (n > 4 && folded[n - 1] == 'e' && folded[n - 2] == 'e')
            n--;
        return n;
    }

    /// <summary>
    /// Hash of the word without plural; "nationaux" and "national" agree, as do "tableaux" and "tableau".
    /// </summary>
    public static ulong LightHash(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 4 && folded.EndsWith("aux") && !folded.EndsWith("eaux"))
        {
            Span<char> singular = stackalloc char[Math.Min(folded.Length, 64)];
            var n = Math.Min(folded.Length, 64) - 1;
            folded[..n].CopyTo(singular);
            singular[n - 1] = 'l';
            return FrenchTokens.HashOf(singular[..n]);
        }

        return FrenchTokens.HashOf(folded[..Light(folded)]);
    }

    /// <summary>The root shared by verb, participle and noun ("cloturer", "cloture" → "clotur"); never shorter than four letters.</summary>
    public static int Root(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 5 && folded.EndsWith("eaux"))
            return folded.Length - 1;
        // What every derivation ends in; most words need no further look.
        if (folded.Length < 5 || folded[^1] is not ('s' or 't' or 'r' or 'e' or 'n' or 'z'))
            return folded.Length;
        foreach (var suffix in Derivations)
        {
            if (folded.Length - suffix.Length >= 4 && folded.EndsWith(suffix))
                return folded.Length - suffix.Length;
        }

        return folded.Length;
    }

    /// <summary>Hash of <see cref="Root"/>.</summary>
    public static ulong RootHash(ReadOnlySpan<char> folded) => FrenchTokens.HashOf(folded[..Root(folded)]);
}
