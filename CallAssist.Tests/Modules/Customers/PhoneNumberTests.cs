using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Tests.Modules.Customers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("0199001000", "+33199001000")]
    [InlineData(" 33612345678", "+33612345678")]
    [InlineData("0262201234", "+262262201234")]
    [InlineData("0692201234", "+262692201234")]
    [InlineData("0639001234", "+262639001234")]
    [InlineData("0639981204", "+33639981204")] // ARCEP keeps 06 39 98 for fiction, in France
    [InlineData("0261910450", "+33261910450")]
    [InlineData("0590901234", "+590590901234")]
    [InlineData("0690301234", "+590690301234")]
    [InlineData("+33 (0)1 99 00 10 00", "+33199001000")]
    [InlineData("+41 (0)79 123 45 67", "+41791234567")]
    [InlineData("+33 01 99 00 10 00", "+33199001000")]
    [InlineData("0032 470 12 34 56", "+32470123456")]
    [InlineData("sip:anonymous@anonymous.invalid", null)]
    [InlineData("Restricted", null)]
    [InlineData("201", null)]
    [InlineData("+", null)]
    [InlineData("061234567", null)]
    [InlineData("06123456789012345678901234567890123456789012", null)]
    public void ToE164_OfASpelling_IsTheNumberOrNothing(string text, string? expected) => Assert.Equal(expected, PhoneNumber.ToE164(text));

    [Theory]
    [InlineData("201", "201")]
    [InlineData("sip:201@pbx.local", "201")]
    [InlineData("0612345678", null)]
    [InlineData("+33612345678", null)]
    [InlineData("7", null)]
    [InlineData("PJSIP/201", null)]
    public void ToExtension_OfASpelling_IsTheExtensionOrNothing(string text, string? expected) => Assert.Equal(expected, PhoneNumber.ToExtension(text));

    [Theory]
    [InlineData("+33612345678", "06 12 34 56 78")]
    [InlineData("+262262201234", "+262262201234")]
    public void Display_OfANumber_IsAsTheOfficeReadsIt(string e164, string expected) => Assert.Equal(expected, PhoneNumber.Display(e164));
}
