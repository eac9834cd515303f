using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>What a correction teaches: words in whose place a person wrote a keyword are how the engine mis-hears that keyword.</summary>
internal static class CorrectionLesson
{
    /// <summary>Keywords and what was heard for them; nothing where the keyword had been heard or other words were corrected.</summary>
    public static IReadOnlyList<(string KeywordId, string Words)> Of(string heard, string written, KeywordCatalogue catalogue)
    {
        var (before, after) = (FrenchTokens.Of(heard), FrenchTokens.Of(written));
        var places = Places(before, after);
        var lessons = new List<(string, string)>();
        foreach (var keyword in catalogue.Keywords)
        {
            foreach (var term in keyword.Synonyms.Append(keyword.Label).Select(FrenchTokens.Of).Where(t => t.Count > 0))
            {
                if (Find(after, term) is { } at && Find(before, term) is null && Replaced(places, at, at + term.Count, before, after) is { Length: > 2 and <= 100 } words)
                    lessons.Add((keyword.Id, words));
            }
        }

        return [.. lessons.Distinct()];
    }

    /// <summary>
    /// The heard words that stand where the written ones from..until do now; null where nothing was there, or where other words changed
    /// beside them too. Only a small word before may have: mon → ma.
    /// </summary>
    private static string? Replaced(int[] places, int from, int until, FrenchTokens heard, FrenchTokens written)
    {
        var (before, after) = (from, until);
        while (before > 0 && places[before - 1] < 0)
            before--;
        while (after < places.Length && places[after] < 0)
            after++;
        var start = before == 0 ? 0 : places[before - 1] + 1;
        var end = after == places.Length ? heard.Count : places[after];
        for (; before < from; before++, start++)
        {
            if (!FrenchText.IsFunctionWord(written.Word(before)) || start >= end || !FrenchText.IsFunctionWord(heard.Word(start)))
                return null;
        }

        return after > until || end <= start ? null : heard.Text[heard[start].Start..heard[end - 1].End].ToLowerInvariant();
    }

    private static int? Find(FrenchTokens text, FrenchTokens term)
    {
        for (var at = 0; at + term.Count <= text.Count; at++)
        {
            var same = 0;
            while (same < term.Count && text[at + same].Hash == term[same].Hash)
                same++;
            if (same == term.Count)
                return at;
        }

        return null;
    }

    /// <summary>For each written word the heard one that it is, or -1: the longest common subsequence (Wagner, Fischer 1974).</summary>
    private static int[] Places(FrenchTokens heard, FrenchTokens written)
    {
        var longest = new int[heard.Count + 1, written.Count + 1];
        for (var i = heard.Count - 1; i >= 0; i--)
        {
            for (var j = written.Count - 1; j >= 0; j--)
                longest[i, j] = heard[i].Hash == written[j].Hash ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        var places = new int[written.Count];
        Array.Fill(places, -1);
        for (int i = 0, j = 0; i < heard.Count && j < written.Count;)
        {
            if (heard[i].Hash == written[j].Hash)
                places[j++] = i++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }

        return places;
    }
}
