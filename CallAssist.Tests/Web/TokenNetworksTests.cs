using CallAssist.Web.Pages.Tokens;

namespace CallAssist.Tests.Web;

public sealed class TokenNetworksTests
{
    [Theory]
    [InlineData("yealink", "", TokenNetworks.Private)]
    [InlineData("snom", " ", TokenNetworks.Private)]
    [InlineData("grandstream", "203.0.113.7/32", "203.0.113.7/32")]
    [InlineData("asterisk", "", "")]
    [InlineData("generic", "192.168.1.0/24, 10.0.0.0/8;fc00::/7", "192.168.1.0/24 10.0.0.0/8 fc00::/7")]
    [InlineData("asterisk", "192.168.1.5", null)]
    public void Networks_OfASource_AreThoseNamedAndForPhonesPrivateOnes(string source, string text, string? expected) =>
        Assert.Equal(expected, TokenNetworks.Of(source, text));
}
