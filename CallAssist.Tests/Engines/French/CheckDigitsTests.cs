using CallAssist.Engines.French;

namespace CallAssist.Tests.Engines.French;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("189127512501282")]
    [InlineData("206127511100564")]
    [InlineData("185052A00401270")]
    [InlineData("185052B03301203")]
    public void Nir_WithItsKey_IsValid(string nir) => Assert.True(CheckDigits.Nir(nir));

    [Theory]
    [InlineData("189127512501283")]
    [InlineData("589127512501282")]
    [InlineData("18912751250128")]
    [InlineData("1891275125O1282")]
    public void Nir_WithAnythingElse_IsNot(string nir) => Assert.False(CheckDigits.Nir(nir));

    [Theory]
    [InlineData("12345123451234567891A16")]
    [InlineData("20041010050500013M02606")]
    public void Rib_WithItsKey_IsValid(string rib) => Assert.True(CheckDigits.Rib(rib));

    [Fact]
    public void Rib_WithAnotherKey_IsNot() => Assert.False(CheckDigits.Rib("12345123451234567891A17"));

    [Fact]
    public void Iban_French_IsValidOnlyWhole()
    {
        Assert.True(CheckDigits.Iban("FR1420041010050500013M02606"));
        Assert.False(CheckDigits.Iban("FR1420041010050500013M0260"));
        Assert.False(CheckDigits.Iban("FR1420041010050500013M02607"));
    }

    [Theory]
    [InlineData("73282932000074")]
    [InlineData("35600000049837")]
    public void Siret_LuhnOrLaPoste_IsValid(string siret) => Assert.True(CheckDigits.Siret(siret));

    [Fact]
    public void Siret_OfLaPosteWithAWrongSum_IsNot() => Assert.False(CheckDigits.Siret("35600000049838"));

    [Fact]
    public void FrenchVat_KeyOfItsSiren_IsValid()
    {
        Assert.True(CheckDigits.Siren("732829320"));
        Assert.True(CheckDigits.FrenchVat("FR44732829320"));
        Assert.False(CheckDigits.FrenchVat("FR45732829320"));
    }

    [Fact]
    public void Card_LuhnWithKnownPrefix_IsValid()
    {
        Assert.True(CheckDigits.Card("4111111111111111"));
        Assert.False(CheckDigits.Card("4111111111111112"));
        Assert.False(CheckDigits.Card("9111111111111118"));
    }
}
