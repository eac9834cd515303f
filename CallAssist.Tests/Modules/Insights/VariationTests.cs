using CallAssist.Modules.Insights.Contracts;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Rules must generalise: sentences of our own, with other words, names and errors than any evaluation set.</summary>
public sealed class VariationTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Insights");

    [Theory]
    [InlineData("para", 0.90)]
    [InlineData("asr", 0.85)]
    [InlineData("exact", 1.0)]
    [InlineData("request", 0.98)]
    public void Keywords_SaidInOtherWords_AreFound(string kind, double least)
    {
        var sentences = Sentences(kind);
        var missed = sentences.Where(s => !Found(s.Text).Contains(s.Id)).Select(s => $"{s.Id}: {s.Text}").ToList();
        Assert.True(missed.Count <= sentences.Count * (1 - least), string.Join('\n', missed));
    }

    [Fact]
    public void Keywords_NegatedJokedOrMeantOtherwise_AreLeftOut()
    {
        var traps = Sentences("trap");
        var fallen = traps.Where(s => Found(s.Text).Contains(s.Id)).Select(s => $"{s.Id}: {s.Text}").ToList();
        Assert.True(fallen.Count <= traps.Count * 0.05, string.Join('\n', fallen));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redaction_OfOtherNamesAndNumbers_MasksNearlyAllAndLittleElse(bool withoutCapitals)
    {
        var (personal, masked, neutral, wrong) = (0, 0, 0, 0);
        var leaks = new List<string>();
        foreach (var marked in File.ReadLines(Path.Combine(Folder, "redaction-variations.txt")))
        {
            var (text, isPersonal) = Marks.Read(marked);
            var hidden = new bool[text.Length];
            foreach (var entity in CallAnalysts.Redact([new("", 0, 0, withoutCapitals ? text.ToLowerInvariant() : text)], known: null).Entities)
                hidden.AsSpan(entity.Start, entity.End - entity.Start).Fill(true);
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsLetterOrDigit(text[i]))
                    continue;
                personal += isPersonal[i] ? 1 : 0;
                masked += isPersonal[i] && hidden[i] ? 1 : 0;
                neutral += isPersonal[i] ? 0 : 1;
                wrong += !isPersonal[i] && hidden[i] ? 1 : 0;
                if (isPersonal[i] && !hidden[i] && (leaks.Count == 0 || leaks[^1] != marked))
                    leaks.Add(marked);
            }
        }

        Assert.True(masked >= personal * (withoutCapitals ? 0.95 : 0.995), $"{masked} of {personal}\n{string.Join('\n', leaks)}");
        Assert.InRange(wrong, 0, (int)(neutral * 0.015));
    }

    private static List<string> Found(string text) => [.. CallAnalysts.Keywords([new("customer", 0, 5, text)], KeywordCatalogue.Default).Select(k => k.Id)];

    private static List<(string Id, string Text)> Sentences(string kind) =>
        [.. File.ReadLines(Path.Combine(Folder, "keywords-variations.txt")).Where(l => l.StartsWith($"{kind} | ", StringComparison.Ordinal))
            .Select(l => l.Split(" | ", 3)).Select(p => (p[1], p[2]))];
}
