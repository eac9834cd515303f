using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Tests.Modules.Insights;

public sealed class NameRedactionTests
{
    [Theory]
    [InlineData("Je suis {Bérénice Chauvin}, je remplace {Hubert}.")]
    [InlineData("Donc bon après-midi madame {chauvin}.")]
    [InlineData("bonjour madame {texier} je vous écoute")]
    [InlineData("Maître {Nowicki} réclame les bulletins.")]
    public void Redact_NameBehindACue_GoesInAnyCase(string marked) => Assert.Equal(marked, MarkedText.Marked(MarkedText.Plain(marked)));

    [Theory]
    [InlineData("Merci madame, au revoir.")]
    [InlineData("Oui monsieur pour la DSN il faut attendre.")]
    [InlineData("Bonjour madame je vous écoute.")]
    public void Redact_CivilityAlone_Stays(string text) => Assert.Equal(text, MarkedText.Marked(text));

    [Fact]
    public void Redact_NameSaidLaterInSmallLetters_HasTheSamePlaceholder()
    {
        var redacted = CallAnalysts.Redact(
            [new("customer", 0, 3, "Bonjour, ici Philippe Nowicki."), new("operator", 3, 6, "Au revoir monsieur nowicki."), new("operator", 6, 8, "Il a dit nowicki, je crois.")], known: null);
        Assert.DoesNotContain("nowicki", string.Join(' ', redacted.Turns.Select(t => t.Text)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Bonjour, Claire Dupont à l'appareil.", "Oui madame Dupont.", true)]
    [InlineData("Oui madame Dupont.", "Je suis Claire Dupont.", true)]
    [InlineData("Bonjour, Claire Dupont et Paul Dupont sont là.", "Oui madame Dupont.", false)]
    [InlineData("Bonjour, Claire Dupont à l'appareil.", "Oui madame Dupontel.", false)]
    public void Redact_PartOfOneFullName_IsTheSamePerson(string first, string second, bool same)
    {
        var redacted = CallAnalysts.Redact([new("customer", 0, 3, first), new("operator", 3, 6, second)], known: null);
        var shared = Places(redacted.Turns[0].Text).Intersect(Places(redacted.Turns[1].Text));
        Assert.Equal(same, shared.Any());
        Assert.Equal(same ? ["Claire Dupont"] : [], redacted.Placeholders.Where(p => shared.Contains(p.Key)).Select(p => p.Value));

        static IEnumerable<string> Places(string text) => System.Text.RegularExpressions.Regex.Matches(text, @"\[PERSONNE \d+\]").Select(m => m.Value);
    }

    [Fact]
    public void Redact_NameOfTheCustomerFile_GoesWithoutAnyCue()
    {
        var known = new CallDictionary(["Solveig Brandt"], ["Aquilène"], []);
        Assert.Equal("Alors {brandt} a dit que {aquilène} payait.", MarkedText.Marked("Alors brandt a dit que aquilène payait.", known));
    }
}
