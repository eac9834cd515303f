using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

public sealed class AnalystTests
{
    private static readonly SpokenTurn[] Call =
    [
        new("operator", 0, 2, "Assistance paie bonjour, je vous écoute."),
        new("customer", 2, 8, "Bonjour, c'est madame Lefebvre, ma DSN de janvier est rejetée et je ne comprends pas pourquoi."),
        new("operator", 8, 12, "Le code postal d'un salarié est faux, je le corrige et je vous envoie la notice."),
        new("customer", 12, 15, "Ah merci beaucoup madame, vous me sauvez. Mon numéro c'est le 06 39 98 12 34."),
    ];

    [Fact]
    public void Analyse_ACall_FindsKeywordWithEvidenceInTime()
    {
        var insights = CallAnalysts.Local.Analyse(Call, "customer", KeywordCatalogue.Default, known: null);
        var keyword = Assert.Single(insights.Keywords, k => k.Id is "dsn");
        var evidence = keyword.Evidence[0];
        Assert.Equal("customer", evidence.Speaker);
        Assert.InRange(evidence.Start, 2, evidence.End);
        Assert.InRange(evidence.End, evidence.Start, 8);
    }

    [Fact]
    public void Analyse_ACall_LeavesNoNameInTheTexts()
    {
        var insights = CallAnalysts.Local.Analyse(Call, "customer", KeywordCatalogue.Default, known: null);
        var texts = $"{insights.Redacted} {insights.Draft.Subject} {insights.Draft.Summary} {string.Join(' ', insights.Draft.Actions)}";
        Assert.NotEmpty(insights.Redacted);
        Assert.DoesNotContain("Lefebvre", texts, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("06 39", texts, StringComparison.Ordinal);
        Assert.Contains("[PERSONNE 1]", insights.Redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyse_ACall_DraftIsShortAndEveryStatementHasItsPassage()
    {
        var draft = CallAnalysts.Local.Analyse(Call, "customer", KeywordCatalogue.Default, known: null).Draft;
        Assert.InRange(draft.Subject.Split(' ').Length, 1, 10);
        Assert.NotEmpty(draft.Actions);
        Assert.All(draft.Passages, p => Assert.InRange(p.Turn, 0, Call.Length - 1));
        Assert.All(draft.Actions, a => Assert.Contains(draft.Passages, p => p.Part == "action" && p.Statement == a));
        Assert.Equal("extrait automatiquement", draft.Origin);
    }
}
