using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>Ids of keywords that were given none: "Prime panier" is <c>prime_panier</c>.</summary>
internal static class KeywordIds
{
    private const int Longest = 90;

    /// <summary>An id out of the label that the catalogue does not hold yet.</summary>
    public static string For(string label, KeywordCatalogue catalogue)
    {
        var known = catalogue.Keywords.Select(k => k.Id).ToHashSet();
        var plain = string.Concat(FrenchText.Fold(label.Trim()).Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '_').Take(Longest));
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? plain : $"{plain}_{n}").First(id => !known.Contains(id));
    }
}
