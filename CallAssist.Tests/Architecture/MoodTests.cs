using CallAssist.Modules.Insights.Remote;
using CallAssist.Modules.Insights.Summary;

namespace CallAssist.Tests.Architecture;

/// <summary>Moods are the customer's, read off a text, one call at a time: eleven of them, and no figure about the people who answer.</summary>
public sealed class MoodTests
{
    private static readonly string[] Eleven = ["Anxieux", "Confus", "Déçu", "Frustré", "Impatient", "Neutre", "Négatif", "Positif", "Reconnaissant", "Soulagé", "Énervé"];

    [Fact]
    public void Moods_OfLexiconAndSchema_AreTheEleven()
    {
        Assert.Equal(Eleven.Order(StringComparer.Ordinal), DraftSchema.Moods.Order(StringComparer.Ordinal));
        Assert.Equal(Eleven.Order(StringComparer.Ordinal), SummaryLexicon.Moods.Keys.Append(MoodReader.Neutral).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Moods_AreNeverCountedOrShownByPerson()
    {
        var sums = SourceTree.CSharp("CallAssist.Modules").Concat(SourceTree.Files("CallAssist.Web/Pages/Statistics", "*.razor")).Concat(SourceTree.Files("CallAssist.Web/Pages/Board", "*.razor"));
        Assert.Empty(sums.Where(f => f.Module == "Notifications" || f.Path.Contains("/Pages/", StringComparison.Ordinal)).Where(f => f.Text.Contains("Mood", StringComparison.Ordinal)).Select(f => f.Path));
        // No query groups or counts by mood.
        Assert.Empty(SourceTree.CSharp("CallAssist.Modules").Where(f => f.Text.Contains("GROUP BY mood", StringComparison.OrdinalIgnoreCase)).Select(f => f.Path));
    }
}
