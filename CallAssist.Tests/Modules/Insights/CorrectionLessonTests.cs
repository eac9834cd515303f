using CallAssist.Modules.Insights.Catalogue;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>What is learned when a person writes a keyword over what was heard.</summary>
public sealed class CorrectionLessonTests
{
    private static readonly KeywordCatalogue Catalogue = new(
    [
        new() { Id = "dsn", Label = "DSN", Synonyms = ["déclaration sociale nominative"] },
        new() { Id = "urssaf", Label = "URSSAF" },
        new() { Id = "dsn-mensuelle", Label = "DSN mensuelle" },
    ]);

    [Theory]
    [InlineData("Ma dés esse haine ne part pas.", "Ma DSN ne part pas.", "dsn:dés esse haine")]
    [InlineData("C'est pour l'ur saf", "C'est pour l'URSSAF", "urssaf:ur saf")]
    [InlineData("une déclaration sans chute nominative, oui", "une déclaration sociale nominative, oui", "dsn:déclaration sans chute nominative")]
    [InlineData("mon Diana est partie", "ma DSN est partie", "dsn:diana")]
    [InlineData("la Diana mensuel", "la DSN mensuelle", "dsn-mensuelle:diana mensuel")]
    // The keyword had been heard; other words changed; nothing was heard there; nobody knows which word is which.
    [InlineData("Ma DSN est partir", "Ma DSN est partie", "")]
    [InlineData("Ma paie est fausse", "Ma paye est fausse", "")]
    [InlineData("Ma ne part pas", "Ma DSN ne part pas", "")]
    [InlineData("le chat du voisin est partie", "notre DSN rectifiée est partie", "")]
    public void Lesson_OfACorrection_IsTheWordsInTheKeywordsPlace(string heard, string written, string expected) =>
        Assert.Equal(expected, string.Join(' ', CorrectionLesson.Of(heard, written, Catalogue).Select(l => $"{l.KeywordId}:{l.Words}")));
}
