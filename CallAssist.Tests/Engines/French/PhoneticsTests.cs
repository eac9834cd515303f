using CallAssist.Engines.French;

namespace CallAssist.Tests.Engines.French;

public sealed class PhoneticsTests
{
    [Theory]
    [InlineData("bulletin négatif", "bulletin nez gatif")]
    [InlineData("portabilité", "porte habilité")]
    [InlineData("téléphonie", "télé faux nid")]
    [InlineData("devis", "deux vis")]
    [InlineData("congés payés", "qu'on j'ai payé")]
    [InlineData("rejetée", "rejetait")]
    public void Key_OfHomophones_AgreesWithoutSilentSigns(string said, string heard) =>
        Assert.Equal(Spoken(said), Spoken(heard));

    [Fact]
    public void Key_OfAnAcronym_IsItsLetters() => Assert.Equal("deesen", FrenchPhonetics.Key("DSN"));

    private static string Spoken(string text) =>
        string.Concat(FrenchPhonetics.Key(text).Where(p => !FrenchPhonetics.IsOptional(p))).Replace("is", "i", StringComparison.Ordinal);
}
