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

    [Fact]
    public void Redact_NameOfTheCustomerFile_GoesWithoutAnyCue()
    {
        var known = new CallDictionary(["Solveig Brandt"], ["Aquilène"], []);
        Assert.Equal("Alors {brandt} a dit que {aquilène} payait.", MarkedText.Marked("Alors brandt a dit que aquilène payait.", known));
    }
}
