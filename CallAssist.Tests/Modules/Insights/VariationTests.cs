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
        var share = new MaskedShare();
        foreach (var passage in File.ReadLines(Path.Combine(Folder, "redaction-variations.txt")).Select(Marks.Read))
        {
            var text = withoutCapitals ? passage.Text.ToLowerInvariant() : passage.Text;
            share.Add(passage, CallAnalysts.Redact([new("", 0, 0, text)], known: null).Entities.Select(e => (e.Start, e.End)));
        }

        Assert.True(share.Masked >= share.Personal * (withoutCapitals ? 0.95 : 0.995), $"{share}\n{string.Join('\n', share.Leaks)}");
        Assert.InRange(share.NeutralMasked, 0, (int)(share.Neutral * 0.015));
    }

    private static List<string> Found(string text) => [.. CallAnalysts.Keywords([new("customer", 0, 5, text)], KeywordCatalogue.Default).Select(k => k.Id)];

    private static List<(string Id, string Text)> Sentences(string kind) =>
        [.. File.ReadLines(Path.Combine(Folder, "keywords-variations.txt")).Where(l => l.StartsWith($"{kind} | ", StringComparison.Ordinal))
            .Select(l => l.Split(" | ", 3)).Select(p => (p[1], p[2]))];
}
