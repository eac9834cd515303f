using System.Text;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Tests.Architecture;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Turns made to keep patterns busy: the same piece over and over, as a broken transcript has it.</summary>
public sealed class HostileRedactionTests
{
    private const int Letters = 8_000;

    [Theory]
    [InlineData("zéro un deux trois quarante cent mille ")]
    [InlineData("07 12 ")]
    [InlineData("un oui ")]
    [InlineData("1 euros ")]
    [InlineData("il gagne deux mille ")]
    [InlineData("le mot de passe c'est ")]
    [InlineData("mot de passe ? ! papillon ")]
    [InlineData("avec une majuscule, tout attaché ")]
    [InlineData("a! ")]
    [InlineData("a-")]
    [InlineData("k9")]
    [InlineData("arobase point ")]
    [InlineData("rue de la ")]
    [InlineData("12 rue 35000 ")]
    [InlineData("résidence a, ")]
    [InlineData("né en 1980 pas 1981 ")]
    [InlineData("12 mars 1980 ")]
    [InlineData("mal au dos dans le ")]
    [InlineData("cassé le bras par ")]
    [InlineData("sarl de la ")]
    [InlineData("Le Grand Cabinet ")]
    [InlineData("Jean de La ")]
    [InlineData("e, l, ")]
    [InlineData("madame ")]
    [InlineData("[PERSONNE 1] ")]
    public void Redact_SamePieceOverAndOver_IsReadInOneGo(string piece)
    {
        AssertWhole(new StringBuilder().Insert(0, piece, Letters / piece.Length).ToString());
    }

    // What a rule finds may begin in the middle of a word.
    [Theory]
    [InlineData("Sur TeamViewer l'identifiant c'est18 207 993.")]
    [InlineData("L'identifiant TeamViewer c'est123 456 789.")]
    [InlineData("Le digicode de l'entrée du cabinet c'est740 632 si votre technicien passe")]
    [InlineData("Ouais, il a uncancer du pancréas, M. Petit, donc c'est de l'ALD et il n'y a plus de carence.")]
    [InlineData("Prudence a été hospitalisée pour unehernie discale, je n'ai pas reçu l'arrêt papier.")]
    public void Redact_WordsRunTogether_AreReadInOneGo(string text) => AssertWhole(text);

    [Fact]
    public void Redact_PassagesWithALetterMissing_AreReadInOneGo()
    {
        foreach (var line in File.ReadLines(Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Insights", "Personal", "held-out-1.txt")))
        {
            var text = Marks.Read(line).Text;
            for (var at = text.Length % 11; at < text.Length; at += 11)
                AssertWhole(text.Remove(at, 1));
        }
    }

    // Entities in their order, none over another, and the turn is what they leave of it.
    private static void AssertWhole(string text)
    {
        var redacted = CallAnalysts.Redact([new("customer", 0, 1, text)], known: null);
        var written = new StringBuilder();
        var at = 0;
        foreach (var entity in redacted.Entities)
        {
            Assert.InRange(entity.Start, at, entity.End - 1);
            written.Append(text, at, entity.Start - at).Append(entity.Placeholder);
            at = entity.End;
        }

        Assert.Equal(redacted.Turns[0].Text, written.Append(text, at, text.Length - at).ToString());
    }
}
