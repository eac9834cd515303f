using System.Collections.Frozen;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>First names, frequent surnames and everyday words, folded; our own lists, shipped as resources.</summary>
internal static class NameLists
{
    public static FrozenSet<string> FirstNames { get; } = Load("first-names");

    public static FrozenSet<string> Surnames { get; } = Load("surnames");

    /// <summary>Words of everyday speech and of payroll: never a name unless something says so.</summary>
    public static FrozenSet<string> Everyday { get; } = Load("everyday");

    /// <summary>Products, organisations and towns that calls about payroll name: capitals that hide nobody.</summary>
    public static FrozenSet<string> Things { get; } = Load("things");

    /// <summary>Towns, regions and countries that calls name.</summary>
    public static FrozenSet<string> Towns { get; } = Load("towns");

    /// <summary>Nouns that are Breton or French surnames behind "Le".</summary>
    public static FrozenSet<string> BehindLe { get; } = FrozenSet.ToFrozenSet(
    [
        "bras", "roux", "brun", "gros", "grand", "noir", "blanc", "breton", "normand", "gall", "goff", "meur", "dantec", "corre", "berre", "cam", "borgne",
        "moal", "saux", "quere", "floch", "guen", "bihan", "roy", "tallec", "bris", "page", "clerc", "maitre", "fevre", "duc", "long", "dru", "moine", "van",
    ]);

    private static readonly FrozenSet<string> Roots = Everyday.Where(w => w.Length > 4).Select(w => w[..FrenchStem.Root(w)]).Where(r => r.Length > 3).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EverydaySpans = Everyday.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ThingSpans = Things.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TownSpans = Towns.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RootSpans = Roots.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for <see cref="Things"/>.</summary>
    public static bool IsThing(ReadOnlySpan<char> folded) => ThingSpans.Contains(folded);

    /// <summary>True when the word, its singular, or another form of it, belongs to everyday speech.</summary>
    public static bool IsEveryday(ReadOnlySpan<char> folded) =>
        EverydaySpans.Contains(folded) || folded.Length > 3 && folded[^1] is 's' or 'x' or 'e' && EverydaySpans.Contains(folded[..^1])
        || folded.Length > 4 && folded.EndsWith("es", StringComparison.Ordinal) && EverydaySpans.Contains(folded[..^2])
        || folded.Length > 4 && RootSpans.Contains(folded[..FrenchStem.Root(folded)]);

    /// <summary>True for any word of the language, everyday or not; names that are words too ("poisson") are words.</summary>
    public static bool IsCommon(ReadOnlySpan<char> folded) => IsEveryday(folded) || FrenchWords.Contains(folded);

    /// <summary>True for a town, a region, a country, a product or an organisation.</summary>
    public static bool IsPlaceOrThing(ReadOnlySpan<char> folded) => ThingSpans.Contains(folded) || TownSpans.Contains(folded);

    /// <summary>One of the lists as it is shipped: words with blanks and line ends between them.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(NameLists).Assembly.GetManifestResourceStream($"insights/{name}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>A list in sections as it is shipped: "[name]", then words or phrases with commas between them.</summary>
    public static Dictionary<string, string[]> Sections(string list) => Read(list).Split('[', StringSplitOptions.RemoveEmptyEntries)
        .Select(s => s.Split(']', 2)).ToDictionary(s => s[0], s => s[1].Replace('\n', ' ').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static FrozenSet<string> Load(string name) =>
        Read(name).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(FrenchText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
