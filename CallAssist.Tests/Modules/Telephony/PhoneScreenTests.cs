using System.Text;
using System.Xml.Linq;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Screens;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What desk phones are sent is XML they can show, whatever the customer file holds.</summary>
public sealed class PhoneScreenTests
{
    private static readonly PhoneMake[] Makes = Enum.GetValues<PhoneMake>();

    [Theory]
    [InlineData("Boulangerie <Durand> & fils \"l'Œuvre\"")]
    [InlineData("ligne un\nligne deux\t\u0001\uFFFE 😀 fin")]
    public void Screen_OfAnyName_IsWellFormedXml(string name)
    {
        foreach (var make in Makes)
        {
            var document = XDocument.Parse(PhoneScreens.Of(make, Card(name)).Body);
            Assert.DoesNotContain(document.DescendantNodes().OfType<XText>(), t => t.Value.Any(char.IsControl));
        }
    }

    [Fact]
    public void Screen_OfMuchText_KeepsWithinTenThousandBytes()
    {
        foreach (var make in Makes)
            Assert.InRange(Encoding.UTF8.GetByteCount(PhoneScreens.Of(make, Card(new string('&', 50_000))).Body), 100, PhoneScreens.MaxBytes);
    }

    [Theory]
    [InlineData("Élégance « Œuvre » – l’été, 3 €…", "Elegance \" OEuvre \" - l'ete, 3 EUR...")]
    [InlineData("a≮b 漢字 😀", "a<b ?? ?")]
    public void Screen_OfAPhoneWithoutAccents_IsAsciiAndWellFormed(string name, string shown)
    {
        foreach (var make in Makes)
        {
            var screen = PhoneScreens.Of(make, Card(name), plain: true).Body;
            Assert.True(Ascii.IsValid(screen), screen);
            Assert.Contains(XDocument.Parse(screen).DescendantNodes().OfType<XText>(), t => t.Value == shown);
        }
    }

    [Fact]
    public void Screen_OfAnUnknownCaller_IsEmpty()
    {
        foreach (var make in Makes)
            Assert.Equal("", PhoneScreens.Of(make, new CallerCard { Number = "+33639981001" }).Body);
    }

    private static CallerCard Card(string name) => new()
    {
        CompanyId = Guid.NewGuid(), Company = name, Contact = name, Alerts = [new() { Text = name }, new() { Text = name }],
    };
}
