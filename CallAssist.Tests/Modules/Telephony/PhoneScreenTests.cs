using System.Text;
using System.Xml.Linq;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>What desk phones are sent is XML they can show, whatever the customer file holds.</summary>
public sealed class PhoneScreenTests
{
    private static readonly Func<CallerCard?, SourceReply>[] Makes = [PhoneScreens.Yealink, PhoneScreens.Snom, PhoneScreens.Cisco, PhoneScreens.Grandstream];

    [Theory]
    [InlineData("Boulangerie <Durand> & fils \"l'Œuvre\"")]
    [InlineData("ligne un\nligne deux\t\u0001\uFFFE 😀 fin")]
    public void Screen_OfAnyName_IsWellFormedXml(string name)
    {
        foreach (var make in Makes)
        {
            var document = XDocument.Parse(make(Card(name)).Body);
            Assert.DoesNotContain(document.DescendantNodes().OfType<XText>(), t => t.Value.Any(char.IsControl));
        }
    }

    [Fact]
    public void Screen_OfMuchText_KeepsWithinTenThousandBytes()
    {
        foreach (var make in Makes)
            Assert.InRange(Encoding.UTF8.GetByteCount(make(Card(new string('&', 50_000))).Body), 100, PhoneScreens.MaxBytes);
    }

    [Fact]
    public void Screen_OfAnUnknownCaller_IsEmpty()
    {
        foreach (var make in Makes)
            Assert.Equal("", make(new CallerCard { Number = "+33639981001" }).Body);
    }

    private static CallerCard Card(string name) => new()
    {
        CompanyId = Guid.NewGuid(), Company = name, Contact = name, Alerts = [new() { Text = name }, new() { Text = name }],
    };
}
