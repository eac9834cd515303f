using System.Collections.Frozen;
using System.Text.Json;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Which field of life a word belongs to; our own lists, shipped as a resource.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, string[]> Lists = Load();

    private static readonly FrozenDictionary<ulong, Field> Fields = Read();

    private static readonly FrozenSet<ulong> TechnicalWords = Words("technical").ToFrozenSet();

    private static readonly FrozenSet<ulong> StrangeWords = Words("strange").ToFrozenSet();

    /// <summary>True for everyday words that calls about payroll do not say: where one stands, something else may have been said.</summary>
    public static bool IsStrange(ReadOnlySpan<char> word) =>
        StrangeWords.Contains(FrenchStem.LightHash(word)) || Of(word) is Field.Other or Field.Private;

    /// <summary>The field of a folded word.</summary>
    public static Field Of(ReadOnlySpan<char> word) => Fields.GetValueOrDefault(FrenchStem.LightHash(word));

    /// <summary>True for a word that means nothing but its keyword: no other field takes it over.</summary>
    public static bool IsTechnical(FrenchTokens tokens, int word) => TechnicalWords.Contains(FrenchStem.LightHash(tokens.Word(word)));

    /// <summary>True for a single word of another field, which is no mis-hearing: "le facteur" is no "facture".</summary>
    public static bool IsOtherWord(in Mention mention, FrenchTokens tokens)
    {
        var word = tokens.At(mention.Start);
        return tokens[word].End >= mention.End && Of(tokens.Word(word)) is (Field.Other or Field.Trades or Field.Private);
    }

    private static IEnumerable<ulong> Words(string list) =>
        Lists[list].SelectMany(line => line.Split(' ')).Select(word => FrenchStem.LightHash(FrenchText.Fold(word)));

    // A word of two lists belongs to the later field.
    private static FrozenDictionary<ulong, Field> Read()
    {
        var fields = new Dictionary<ulong, Field>();
        foreach (var field in (ReadOnlySpan<Field>)[Field.Other, Field.Trades, Field.Private, Field.Kin, Field.Neutral, Field.Asking, Field.Work])
        {
            foreach (var word in Words(JsonNamingPolicy.CamelCase.ConvertName(field.ToString())))
                fields[word] = field;
        }

        return fields.ToFrozenDictionary();
    }

    private static Dictionary<string, string[]> Load()
    {
        using var stream = typeof(FieldWords).Assembly.GetManifestResourceStream("insights/fields.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
    }
}
