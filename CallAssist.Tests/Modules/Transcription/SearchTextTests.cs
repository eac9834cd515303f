using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Search;
using Dapper;

namespace CallAssist.Tests.Modules.Transcription;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Congés payés, à l'URSSAF !", "conges payes a l urssaf")]
    [InlineData("un cœur ex æquo", "un coeur ex aequo")]
    [InlineData("bloc S21.G00.40", "bloc s21 g00 40")]
    [InlineData("de\u0301ja\u0300 vu", "deja vu")]
    [InlineData("…", "")]
    public void Fold_OfAText_KeepsItsWordsWithoutAccents(string text, string expected) => Assert.Equal(expected, FoldedText.Of(text));

    [Theory]
    [InlineData("dsn", "\"dsn\" *")]
    [InlineData("DSN mensuelle ", "\"dsn\" AND \"mensuelle\" *")]
    [InlineData("\"prime de panier\"", "\"prime de panier\"")]
    [InlineData("« prime de panier » congé", "\"prime de panier\" AND \"conge\" *")]
    [InlineData("congé* paie", "\"conge\" * AND \"paie\" *")]
    [InlineData("paie \"heures sup\"*", "\"paie\" AND \"heures sup\" *")]
    [InlineData("arrêt -maladie -\"accident du travail\"", "(\"arret\") NOT (\"maladie\" OR \"accident du travail\")")]
    [InlineData("l'urssaf", "\"l urssaf\" *")]
    [InlineData("\" OR x NEAR(", "\"or x near\"")]
    [InlineData("a", "\"a\"")]
    public void Parse_OfWhatAPersonTypes_IsTheIndexsLanguage(string typed, string expected) =>
        Assert.Equal(expected, SqliteTranscriptIndex.Expression(SearchText.Parse(typed)!));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-maladie")]
    [InlineData("* \" -")]
    public void Parse_WithNothingWanted_IsNoSearch(string? typed) => Assert.Null(SearchText.Parse(typed));

    [Fact]
    public void SqlServer_WithAndWithoutAFullTextIndex_SaysTheSame()
    {
        var search = SearchText.Parse("\"prime de panier\" -maladie congé")!;
        var parameters = new DynamicParameters();
        Assert.Equal("CONTAINS(text, @match)", SqlServerTranscriptIndex.Contains(search, parameters));
        Assert.Equal("\"prime de panier\" AND \"conge*\" AND NOT \"maladie\"", parameters.Get<string>("match"));
        Assert.Equal("' ' + text + ' ' LIKE @term0 AND ' ' + text + ' ' LIKE @term1 AND ' ' + text + ' ' NOT LIKE @term2", SqlServerTranscriptIndex.Like(search, parameters));
        Assert.Equal(("% prime de panier %", "% conge%", "% maladie %"), (parameters.Get<string>("term0"), parameters.Get<string>("term1"), parameters.Get<string>("term2")));
    }

    [Fact]
    public void Passages_OfAPhraseOverTwoUtterances_AreBothWithTheirOwnWords()
    {
        TranscriptSegment[] said = [Said(0, "La prime de"), Said(2, "panier, s'il vous plaît."), Said(9, "Une prime ?")];
        var found = PassageFinder.Find(SearchText.Parse("\"prime de panier\"")!, said);
        Assert.Equal([(0.0, "prime de"), (2.0, "panier")], found.Select(p => (p.Start, Assert.Single(p.Words))));
    }

    [Fact]
    public void Passages_OfABeginning_ShowTheWholeWordAsItIsWritten()
    {
        var passage = Assert.Single(PassageFinder.Find(SearchText.Parse("conge*")!, [Said(3, "Vos CONGÉS payés")]));
        Assert.Equal(["CONGÉS"], passage.Words);
    }

    private static TranscriptSegment Said(double start, string text) => new(start, start + 2, "caller", text, 0.9);
}
