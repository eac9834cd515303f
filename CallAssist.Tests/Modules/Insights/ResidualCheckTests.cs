using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Redaction;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>The second pass looks at what the first one left, whatever that knows.</summary>
public sealed class ResidualCheckTests
{
    [Theory]
    [InlineData("Le bulletin de [PERSONNE 1] Quintard est faux.", "name-part")]
    [InlineData("C'est [PERSONNE 1]-Bachelier qui a validé.", "name-part")]
    [InlineData("Demandez Anne-[PERSONNE 1] à l'accueil.", "name-part")]
    [InlineData("Elle habite en face de la gare, 29120 Plomeur.", "post-code")]
    [InlineData("Madame Quintard n'a rien reçu.", "name-cue")]
    [InlineData("Notez 06 39 98 12 44 quelque part.", "digits")]
    [InlineData("Écrivez à arobase quelque chose.", "email")]
    public void Find_PersonalRemains_AreARisk(string redacted, string reason) => Assert.Equal([reason], Reasons(redacted));

    [Theory]
    [InlineData("Demandez à [PERSONNE 1] Voilà.")]
    [InlineData("[PERSONNE 1] et [PERSONNE 2] ont la même paie que [PERSONNE 3].")]
    [InlineData("C'est [PERSONNE 1] [SOCIÉTÉ 1] au bout du fil.")]
    [InlineData("Le compte 64510 Salaires n'est pas soldé.")]
    public void Find_NothingPersonal_IsNone(string redacted) => Assert.Empty(Reasons(redacted));

    private static List<string> Reasons(string redacted) =>
        [.. ResidualCheck.Find([new SpokenTurn("customer", 0, 5, redacted)], known: null).Select(r => r.Reason)];
}
