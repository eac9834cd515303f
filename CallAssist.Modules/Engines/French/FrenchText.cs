using System.Collections.Frozen;

namespace CallAssist.Engines.French;

/// <summary>Case, accents and elisions: the ground on which French words are compared.</summary>
public static class FrenchText
{
    private static readonly char[] Table = BuildTable();

    private static readonly FrozenSet<string> Elided =
        new[] { "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Function = new[]
    {
        "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "a", "au", "aux", "en", "et", "pour", "par", "sur", "dans", "mon",
        "ma", "mes", "notre", "nos", "votre", "vos", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "cet", "ces", "euh", "n", "ta", "ton", "entre",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ElidedSpans = Elided.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FunctionSpans = Function.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Lower case without accent, one character for one character (œ becomes o), so that positions stay true.</summary>
    public static char Fold(char c) => c < Table.Length ? Table[c] : c == '’' ? '\'' : char.ToLowerInvariant(c);

    /// <summary>The text folded; same length, same positions.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Fold(source[i]);
    });

    /// <summary>True for the folded forms that an apostrophe glues to the next word: l', d', qu', lorsqu'…</summary>
    public static bool IsElision(ReadOnlySpan<char> folded) => ElidedSpans.Contains(folded);

    /// <summary>True for articles, short prepositions and possessives, which inflection changes freely.</summary>
    public static bool IsFunctionWord(ReadOnlySpan<char> folded) => FunctionSpans.Contains(folded);

    private static char[] BuildTable()
    {
        const string accented = "àâäáãåçèéêëìíîïñòóôöõùúûüýÿœæāăąćčďđēėęěğģīįıķļłńņňōőøřśşšţťūůűųźżž";
        const string plain = "aaaaaaceeeeiiiinooooouuuuyyoaaaaccddeeeeggiiikllnnnooorsssttuuuuzzz";
        var table = new char[0x180];
        for (var i = 0; i < table.Length; i++)
        {
            var lower = char.ToLowerInvariant((char)i);
            var at = accented.IndexOf(lower);
            table[i] = at < 0 ? lower : plain[at];
        }

        table[0xA0] = ' ';
        return table;
    }
}
