using CallAssist.Engines.French;

namespace CallAssist.Tests.Engines.French;

public sealed class NumberTests
{
    [Theory]
    [InlineData(0, "zero")]
    [InlineData(21, "vingt et un")]
    [InlineData(71, "soixante et onze")]
    [InlineData(80, "quatre vingt")]
    [InlineData(97, "quatre vingt dix sept")]
    [InlineData(218, "deux cent dix huit")]
    [InlineData(2026, "deux mille vingt six")]
    public void Write_Number_IsFrench(int number, string words) => Assert.Equal(words, NumberWords.Write(number));

    [Fact]
    public void Read_EveryNumberWritten_IsItself()
    {
        for (var number = 0; number < 10_000; number++)
        {
            var tokens = FrenchTokens.Of(NumberWords.Write(number));
            Assert.Equal(tokens.Count, SpokenNumber.Read(tokens, 0, out var value));
            Assert.Equal(number, value);
        }
    }

    [Theory]
    [InlineData("trente-quatre douze", 34, 2)]
    [InlineData("soixante et onze", 71, 3)]
    [InlineData("six douze", 6, 1)]
    [InlineData("quatre-vingt-dix-neuf zéro", 99, 4)]
    public void Read_GroupsInARow_StopsAtTheFirst(string text, long value, int words)
    {
        Assert.Equal(words, SpokenNumber.Read(FrenchTokens.Of(text), 0, out var read));
        Assert.Equal(value, read);
    }
}
