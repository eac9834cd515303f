using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

public sealed class DraftTextTests
{
    [Theory]
    [InlineData("Bonjour, ma DSN mensuelle n'a pas été acceptée.", "DSN mensuelle non acceptée")]
    [InlineData("Alors voilà, je voudrais créer une rubrique pour les astreintes.", "Créer une rubrique pour les astreintes")]
    [InlineData("Oui, je n'arrive pas à imprimer les bulletins de mars.", "Impossible d'imprimer les bulletins de mars")]
    [InlineData("Je vous appelle pour une demande de licence, s'il vous plaît.", "Demande de licence")]
    public void Subject_OfADemand_IsAShortPhraseOfWhatIsAsked(string demand, string subject) =>
        Assert.Equal(subject, Draft([new("operator", 0, 2, "Bonjour, je vous écoute."), new("customer", 2, 6, demand)]).Subject);

    [Fact]
    public void Summary_AmongPoliteness_TakesQuestionExplanationAndOutcomeInOrder()
    {
        var draft = Draft(
        [
            new("operator", 0, 2, "Service paie bonjour, que puis-je faire pour vous ?"),
            new("customer", 2, 4, "Oui bonjour, vous allez bien ?"),
            new("customer", 4, 9, "La prime d'ancienneté de mon salarié n'augmente plus depuis mars."),
            new("operator", 9, 12, "Merci de patienter un instant."),
            new("operator", 12, 17, "C'est normal, la date d'ancienneté a été effacée par son avenant."),
            new("operator", 17, 21, "Je la corrige et je recalcule son bulletin."),
            new("customer", 21, 23, "Merci beaucoup, c'est gentil."),
            new("operator", 23, 26, "Je vous remercie pour votre patience, bonne journée."),
        ]);
        Assert.Equal(
            "La prime d'ancienneté de mon salarié n'augmente plus depuis mars. C'est normal, la date d'ancienneté a été effacée par son avenant. Je la corrige et je recalcule son bulletin.",
            draft.Summary);
        Assert.All(draft.Summary.Split(". ").Take(2), s => Assert.Contains(draft.Passages, p => p.Part == "summary" && p.Statement.StartsWith(s, StringComparison.Ordinal)));
    }

    [Fact]
    public void Summary_OfASentenceWithPersonalData_ShowsWhatKindItWas()
    {
        var draft = Draft([new("customer", 0, 6, "Le bulletin de madame Quintard est faux, son salaire est de 2 345 euros.")]);
        Assert.DoesNotContain("Quintard", draft.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("2 345", draft.Summary, StringComparison.Ordinal);
        Assert.Contains("(nom)", draft.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Oui, bonjour, c'est Nadia Bonnet, je vous appelle pour une demande de licence.", "Je vous appelle pour une demande de licence.")]
    [InlineData("Bonjour, je suis Claire Dupont de la société Coiffure Élégance, ma DSN mensuelle n'est pas passée.", "Ma DSN mensuelle n'est pas passée.")]
    [InlineData("Le bulletin, c'est Nadia Bonnet qui l'a fait hier soir.", "Le bulletin, c'est (nom) qui l'a fait hier soir.")]
    public void Summary_OfASentenceThatBeginsWithWhoCalls_SaysWhatFor(string said, string shown) =>
        Assert.Equal(shown, Draft([new("customer", 0, 6, said)]).Summary);

    [Theory]
    [InlineData("Neutre", "Je voudrais le chemin du menu.", "D'accord, c'est noté.")]
    [InlineData("Frustré", "C'est la troisième fois que j'appelle, à chaque fois c'est pareil.", "C'est pénible, j'ai tout essayé, rien n'y fait.")]
    [InlineData("Soulagé", "Ah, me voilà rassurée, j'ai eu peur.", "Ouf, quel soulagement !")]
    [InlineData("Énervé", "C'est inadmissible, vous vous moquez de moi !", "Passez-moi un responsable, c'est scandaleux !")]
    [InlineData("Positif", "Super, c'est génial, ça marche très bien.", "Je suis ravie, quel plaisir.")]
    [InlineData("Confus", "Je ne comprends plus rien, je suis perdue.", "C'est quoi un bloc ? Je m'y perds.")]
    [InlineData("Négatif", "De toute façon votre outil n'est pas fiable, je n'attends plus rien.", "C'est mauvais, on part chez un autre.")]
    [InlineData("Impatient", "Vite, je suis pressé, j'ai une réunion dans cinq minutes.", "Et après ? Ça vient ? Je n'ai pas le temps.")]
    [InlineData("Reconnaissant", "Merci infiniment, vous m'avez sauvé la mise.", "Je vous remercie, vous êtes adorable.")]
    [InlineData("Déçu", "C'est dommage, j'espérais mieux.", "Je suis déçue, on m'avait promis autre chose.")]
    [InlineData("Anxieux", "J'ai peur d'avoir une amende, je suis inquiète.", "C'est grave ? Je suis stressée, je ne dors plus.")]
    public void Mood_OfTheCustomersWords_IsOneOfTheEleven(string mood, string first, string second)
    {
        var draft = Draft([new("customer", 0, 4, first), new("operator", 4, 6, "C'est scandaleux, dites-vous ? Je regarde."), new("customer", 6, 9, second)]);
        Assert.Equal(mood, draft.Mood);
    }

    [Fact]
    public void Mood_DeniedFeeling_DoesNotCount() =>
        Assert.Equal("Neutre", Draft([new("customer", 0, 4, "Non non, je ne suis pas en colère, pas inquiète non plus.")]).Mood);

    [Fact]
    public void Advice_OfACall_StandsApartFromTheSummary()
    {
        var draft = Draft([new("customer", 0, 4, "C'est inadmissible, vous vous moquez de moi !")]);
        Assert.NotEmpty(draft.Advice);
        Assert.All(draft.Advice, a => Assert.DoesNotContain(a, draft.Summary, StringComparison.Ordinal));
    }

    private static DraftText Draft(SpokenTurn[] turns) => CallAnalysts.Local.Analyse(turns, "customer", KeywordCatalogue.Default, known: null).Draft;
}
