using System.Text;
using CallAssist.Modules.Insights.Contracts;

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
        var text = new StringBuilder().Insert(0, piece, Letters / piece.Length).ToString();
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
